/** nginx's main configuration: the whole server, so that nothing is left to what a base image brings. */

const TYPES = [
  'text/plain',
  'text/css',
  'text/xml',
  'application/javascript',
  'text/javascript',
  'application/json',
  'application/manifest+json',
  'application/xml',
  'image/svg+xml',
]

export function nginxMain(): string {
  return `worker_processes auto;
error_log /dev/stderr notice;

# Only /tmp can be written: \`docker run --read-only --tmpfs /tmp\`.
pid /tmp/nginx.pid;

events {
    worker_connections 1024;
}

http {
    client_body_temp_path /tmp/client_temp;
    proxy_temp_path /tmp/proxy_temp;
    fastcgi_temp_path /tmp/fastcgi_temp;
    uwsgi_temp_path /tmp/uwsgi_temp;
    scgi_temp_path /tmp/scgi_temp;

    include /etc/nginx/mime.types;
    default_type application/octet-stream;

    log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer" "$http_user_agent"';
    access_log /dev/stdout main;

    server_tokens off;
    sendfile on;
    tcp_nopush on;
    keepalive_timeout 65;

    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_comp_level 5;
    gzip_min_length 1024;
    gzip_types
        ${TYPES.join('\n        ')};

    include /etc/nginx/conf.d/*.conf;
}
`
}
