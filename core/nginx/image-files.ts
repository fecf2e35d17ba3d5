/** The official nginx image's own files, as far as they matter to a configuration. */
import { directory, EMPTY_TREE, type FileTree, file, link, makeDirectory, put } from '@/core/files/tree.ts'
import { MIME_TYPES } from './facts/mime-types.ts'

const SOURCE = { kind: 'recorded', source: 'nginx pkg-oss, docker-nginx entrypoint', date: '2026-09-22' } as const

/** nginx.conf of the official packages (nginx/pkg-oss). */
export const MAIN_CONF = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;


events {
    worker_connections  1024;
}


http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    #tcp_nopush     on;

    keepalive_timeout  65;

    #gzip  on;

    include /etc/nginx/conf.d/*.conf;
}
`

/** conf.d/default.conf of the official packages (nginx/pkg-oss). */
export const DEFAULT_CONF = `server {
    listen       80;
    server_name  localhost;

    #access_log  /var/log/nginx/host.access.log  main;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    #error_page  404              /404.html;

    # redirect server error pages to the static page /50x.html
    #
    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }

    # proxy the PHP scripts to Apache listening on 127.0.0.1:80
    #
    #location ~ \\.php$ {
    #    proxy_pass   http://127.0.0.1;
    #}

    # pass the PHP scripts to FastCGI server listening on 127.0.0.1:9000
    #
    #location ~ \\.php$ {
    #    root           html;
    #    fastcgi_pass   127.0.0.1:9000;
    #    fastcgi_index  index.php;
    #    fastcgi_param  SCRIPT_FILENAME  /scripts$fastcgi_script_name;
    #    include        fastcgi_params;
    #}

    # deny access to .htaccess files, if Apache's document root
    # concurs with nginx's one
    #
    #location ~ /\\.ht {
    #    deny  all;
    #}
}

`

/** The image's pages: their sizes are recorded; these texts say the same and stand for them (assumed). */
export const INDEX_HTML = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>The page the nginx image brings along: no site was copied over it.</p>
</body>
</html>
`

export const HTML_50X = `<!DOCTYPE html>
<html>
<head>
<title>Error</title>
</head>
<body>
<h1>An error occurred.</h1>
</body>
</html>
`

export { MIME_TYPES }

export const HTML_ROOT = '/usr/share/nginx/html'
export const SITE_CONF = '/etc/nginx/conf.d/default.conf'

/** Files of the official image that nginx itself reads or writes. Complete below /etc/nginx and the html folder. */
export function imageTree(): FileTree {
  let tree = EMPTY_TREE
  const files: Readonly<Record<string, string>> = {
    '/etc/nginx/nginx.conf': MAIN_CONF,
    '/etc/nginx/mime.types': MIME_TYPES,
    [SITE_CONF]: DEFAULT_CONF,
    [`${HTML_ROOT}/index.html`]: INDEX_HTML,
    [`${HTML_ROOT}/50x.html`]: HTML_50X,
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\nnginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin\n',
    '/etc/group': 'root:x:0:root\nnobody:x:65534:\nnginx:x:101:nginx\n',
  }
  for (const [path, text] of Object.entries(files)) tree = put(tree, path, file(text))
  for (const name of ['fastcgi_params', 'scgi_params', 'uwsgi_params', 'fastcgi.conf'])
    tree = put(tree, `/etc/nginx/${name}`, paramsFile(name))
  for (const name of ['/var/cache/nginx', '/var/log/nginx', '/run', '/tmp', '/usr/sbin'])
    tree = makeDirectory(tree, name)
  tree = put(tree, '/var/log/nginx/access.log', link('/dev/stdout'))
  tree = put(tree, '/var/log/nginx/error.log', link('/dev/stderr'))
  return put(
    tree,
    '/dev',
    directory(
      new Map([
        ['null', file('')],
        ['stdout', file('')],
        ['stderr', file('')],
      ]),
    ),
  )
}

const PARAMS_SIZES: Readonly<Record<string, number>> = {
  fastcgi_params: 1007,
  'fastcgi.conf': 1077,
  scgi_params: 636,
  uwsgi_params: 664,
}

function paramsFile(name: string) {
  return file({ kind: 'recorded', size: PARAMS_SIZES[name], id: `nginx:${name}`, evidence: SOURCE })
}
