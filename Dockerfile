# syntax=docker/dockerfile:1
# check=error=true
# The app itself, by the rules it teaches. What it serves needs none of what builds it.
ARG NODE_VERSION=22.23.3

FROM node:${NODE_VERSION}-alpine AS build
WORKDIR /app
# The packages change less often than the sources.
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:${NODE_VERSION}-alpine AS production
WORKDIR /app
# Rooms are kept there: a volume made for it belongs to the user below.
RUN mkdir /data && chown 1000:1000 /data
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 STAGECRAFT_DATA=/data
# Everything belongs to root: the server can change nothing it serves.
COPY --from=build /app/.next/standalone ./
# The user `node` by number, so that Kubernetes can see that it is not root.
USER 1000:1000
EXPOSE 3000 3001
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/"]
CMD ["node", "server.js"]
