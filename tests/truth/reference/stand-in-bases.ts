/**
 * The reference's own tags over the stand-in images. The Node image has yarn, as the official one has
 * (docker-library/docker-node); the unprivileged one is changed as its public Dockerfile says
 * (nginx/docker-nginx-unprivileged, mainline/alpine-slim/Dockerfile).
 */
import { NODE_IMAGE, SERVERS, YARN } from '@/core/exporter/reference/versions.ts'
import { mustDocker } from '../docker/docker.ts'
import type { DockerAt } from '../docker/provide.ts'

const NODE = `FROM node:22-alpine
RUN npm install --global yarn@${YARN}
`

const UNPRIVILEGED = `FROM nginx:alpine
RUN sed -i 's,listen       80;,listen       8080;,' /etc/nginx/conf.d/default.conf \\
    && sed -i '/user  nginx;/d' /etc/nginx/nginx.conf \\
    && sed -i 's,/var/run/nginx.pid,/tmp/nginx.pid,' /etc/nginx/nginx.conf \\
    && chown -R 101:0 /var/cache/nginx /etc/nginx \\
    && chmod -R g+w /var/cache/nginx /etc/nginx
EXPOSE 8080
STOPSIGNAL SIGQUIT
USER 101
`

export async function makeBases(at: DockerAt): Promise<void> {
  await mustDocker(at, ['build', '-t', NODE_IMAGE, '-'], { input: NODE })
  await mustDocker(at, ['tag', 'nginx:alpine', SERVERS.official])
  await mustDocker(at, ['build', '-t', SERVERS.unprivileged, '-'], { input: UNPRIVILEGED })
}
