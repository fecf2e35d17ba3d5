/** smoke-test.sh: starts the image as production does and asks what a browser, a cache and an operator would ask. */
import type { ReferenceChoices } from './choices.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** Of the uncompressed image; nginx on Alpine is 63 MB (docker-library/repo-info, September 2026), the site less than one. */
export const BUDGET_MEGABYTES = 80

export function smokeTest({ port }: ReferenceChoices): string {
  return `#!/bin/sh
# Starts an image as production does and looks at its answers. Needs docker and curl.
# Usage: sh smoke-test.sh IMAGE
set -eu

image=\${1:?usage: sh smoke-test.sh IMAGE}
port=${port}
budget=${BUDGET_MEGABYTES} # megabytes
failed=0

container=$(docker run --detach --read-only --tmpfs /tmp --cap-drop ALL \\
  --security-opt no-new-privileges --health-interval 1s --publish "127.0.0.1::$port" "$image")
trap 'docker rm --force "$container" >/dev/null' EXIT
address=http://$(docker port "$container" "$port/tcp" | head -n 1)

# is NAME WANTED FOUND
is() {
  if [ "$2" = "$3" ]; then
    echo "ok      $1"
  else
    echo "NOT OK  $1: wanted \\"$2\\", found \\"$3\\""
    failed=$((failed + 1))
  fi
}

# succeeds NAME COMMAND..., and fails NAME COMMAND...
succeeds() {
  name=$1
  shift
  if "$@" >/dev/null 2>&1; then is "$name" success success; else is "$name" success failure; fi
}

fails() {
  name=$1
  shift
  if "$@" >/dev/null 2>&1; then is "$name" failure success; else is "$name" failure failure; fi
}

image_says() { docker image inspect --format "$1" "$image"; }
status() { curl --silent --output /dev/null --write-out '%{http_code}' "$@"; }

# Values of a header, one a line.
header() {
  curl --silent --output /dev/null --dump-header - "$address$1" | tr -d '\\r' |
    sed -n "s/^$2: //Ip"
}

healthy() {
  tries=0
  while [ $tries -lt 30 ]; do
    case $(docker inspect --format '{{.State.Health.Status}}' "$container") in
      healthy) return 0 ;;
      unhealthy) return 1 ;;
    esac
    tries=$((tries + 1))
    sleep 1
  done
  return 1
}

succeeds "the health check succeeds, read-only and without capabilities" healthy
succeeds "nginx -t" docker exec "$container" nginx -t
is "the user is a number other than 0" 101:101 "$(image_says '{{.Config.User}}')"
is "the entrypoint is the image's own" '[/docker-entrypoint.sh]' "$(image_says '{{.Config.Entrypoint}}')"
fails "the server cannot write what it serves" docker run --rm --entrypoint sh "$image" -c 'echo x >/usr/share/nginx/html/index.html'
size=$(($(image_says '{{.Size}}') / 1000000))
succeeds "the image has $size MB, at most $budget" [ "$size" -le "$budget" ]
succeeds "there is a version label" [ -n "$(image_says '{{index .Config.Labels "org.opencontainers.image.version"}}')" ]

page=$(curl --silent "$address/")
asset=$(printf '%s' "$page" | sed -n 's/.*src="\\(\\/assets\\/[^"]*\\.js\\)".*/\\1/p' | head -n 1)
succeeds "the page names a script with a hash" [ -n "$asset" ]

is "GET /" 200 "$(status "$address/")"
is "GET /counter, a deep link" 200 "$(status "$address/counter")"
is "a deep link answers with the page" "$page" "$(curl --silent "$address/counter")"
is "GET $asset" 200 "$(status "$address$asset")"
is "a missing asset" 404 "$(status "$address/assets/index-00000000.js")"
is "a missing file" 404 "$(status "$address/missing.png")"

etag=$(header / ETag)
for path in / /index.html /counter /favicon.svg; do
  is "Cache-Control of $path" no-cache "$(header $path Cache-Control)"
done
is "the page is asked for again, and not sent again" 304 "$(status --header "If-None-Match: $etag" "$address/")"
is "Cache-Control of $asset" "public, max-age=31536000, immutable" "$(header "$asset" Cache-Control)"
is "Cache-Control of a missing asset" "" "$(header /assets/index-00000000.js Cache-Control)"
is "the script is compressed" gzip "$(curl --silent --output /dev/null --dump-header - --header 'Accept-Encoding: gzip' \\
  "$address$asset" | tr -d '\\r' | sed -n 's/^Content-Encoding: //Ip')"

for path in / /counter /favicon.svg "$asset" /missing.png /assets/index-00000000.js; do
  is "Server of $path shows no version" nginx "$(header "$path" Server)"
${headerChecks()}
done

succeeds "requests are logged" sh -c "docker logs '$container' 2>&1 | grep -q 'GET /counter'"

if [ $failed -gt 0 ]; then
  echo "$failed failed"
  exit 1
fi
echo "all well"
`
}

function headerChecks(): string {
  return Object.entries(SECURITY_HEADERS)
    .map(([name, value]) => `  is "${name} of $path" "${value}" "$(header "$path" ${name})"`)
    .join('\n')
}
