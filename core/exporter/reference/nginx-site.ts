/** How the site is served: which answer may be kept, which must be asked for again, which does not exist. */
import type { ReferenceChoices } from './choices.ts'

export function nginxSite({ port }: ReferenceChoices): string {
  return `server {
    listen ${port};
    server_name _;
    root /usr/share/nginx/html;
    index index.html;

    # The port outside the container is another: redirects must not name this one.
    absolute_redirect off;

    # Vite writes a hash of the content into these names: a changed file has another name.
    # The header is not sent with a 404, so a file that is missing today is not remembered.
    location ~ "^/assets/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+$" {
        try_files $uri =404;
        include /etc/nginx/security-headers.conf;
        add_header Cache-Control "public, max-age=31536000, immutable";
    }

    # Any other name with an ending is a file or does not exist. It may be kept, and is asked for again each time:
    # a 304 without a body while it is the same.
    location ~ "\\.[A-Za-z0-9]+$" {
        try_files $uri =404;
        include /etc/nginx/security-headers.conf;
        add_header Cache-Control "no-cache";
    }

    # Every other address is one of the app's own. The answer is index.html, by the rule above.
    location / {
        try_files $uri /index.html;
        include /etc/nginx/security-headers.conf;
        add_header Cache-Control "no-cache";
    }
}
`
}
