/** One sentence for each directive a site uses, in our words, with its page in nginx's documentation (nginx.org/en/docs). */
import type { Description } from '@/core/text/language-help.ts'

/** Module, then directive: sentence. */
const SENTENCES = `
core: absolute_redirect: Whether redirects name host and port, or only the path.
core: alias: A folder that takes the place of the location’s name, where root is put in front of it.
core: client_max_body_size: The largest request body that is taken; larger ones are answered with 413.
core: default_type: The type of files whose ending no line of types names.
core: error_page: The address that answers in place of an error, and with another status if you say so.
core: etag: Whether files are sent with an ETag, so that browsers can ask whether theirs is still current.
core: http: Holds all that is about HTTP; the image’s main file has it, and includes conf.d inside.
core: if_modified_since: How the time a browser names is compared with the file’s.
core: internal: This location answers internal redirects alone; from outside it is a 404.
core: keepalive_timeout: How long an idle connection is kept for the next request.
core: large_client_header_buffers: How many and how large request headers may be.
core: limit_except: Settings for all methods but the named ones.
core: listen: The port, and the address if you say so, on which this server answers.
core: location: Settings for the addresses that begin with, equal or match its name.
core: log_not_found: Whether a missing file is written to the error log.
core: merge_slashes: Whether several slashes in a row are taken as one.
core: port_in_redirect: Whether redirects name the port nginx listens on.
core: resolver: The name servers that are asked for names not known at the start.
core: root: The folder that is put in front of the address to find the file.
core: sendfile: Lets the kernel send files, without copying them through nginx.
core: server: One site: a port, names, and what is answered there.
core: server_name: The names, as the Host header gives them, for which this server answers.
core: server_tokens: Whether the Server header and the error pages tell nginx’s version.
core: tcp_nopush: Sends the headers and the beginning of a file in one packet.
core: try_files: Looks for files one after the other; the last word is the address or code if none is there.
core: types: Which ending has which type; it replaces the list from outside.
access: allow: Lets clients of an address or network in; the first rule that fits decides.
access: deny: Keeps clients of an address or network out with a 403.
auth_basic: auth_basic: Asks for name and password, and gives the area this name.
auth_basic: auth_basic_user_file: The file with the names and hashed passwords.
autoindex: autoindex: Lists a folder that has no index page.
charset: charset: The character set named in the type of text answers.
empty_gif: empty_gif: Answers with a transparent picture of one pixel.
gzip: gzip: Compresses answers of the listed types for browsers that take it.
gzip: gzip_comp_level: How hard to compress, from 1 to 9.
gzip: gzip_min_length: Answers shorter than this are sent as they are.
gzip: gzip_proxied: Whether answers to requests that came through a proxy are compressed.
gzip: gzip_types: Types to compress beside text/html.
gzip: gzip_vary: Adds Vary: Accept-Encoding, so that caches keep both forms apart.
gzip_static: gzip_static: Sends file.gz, when it lies beside the file, in its place.
headers: add_header: Adds a header to the answer; one of its own, and a block inherits none from outside.
headers: add_header_inherit: Whether outer headers are replaced by own ones, added to them, or left out.
headers: expires: Sends Expires and Cache-Control for a time from now on.
index: index: The files that answer for a folder, tried in order.
log: access_log: Where requests are written down, or off.
log: log_format: The form of a line of the access log.
map: map: A variable whose value depends on another’s.
proxy: proxy_pass: Passes the request on to another server.
proxy: proxy_set_header: Sets a header of the request that is passed on.
proxy: proxy_http_version: The version of HTTP spoken with the other server.
proxy: proxy_read_timeout: How long to wait for the next part of the other server’s answer.
rewrite: break: Ends the rewrite rules of this block.
rewrite: if: Settings that hold when a condition does; with return and rewrite inside it is safe.
rewrite: return: Answers at once with a code, a text or a redirect.
rewrite: rewrite: Changes the address when it matches, or redirects.
rewrite: set: Gives a variable a value.
upstream: upstream: A named group of servers that requests are passed on to.
`

const MAIN: Readonly<Record<string, string>> = {
  error_log: 'Where errors are written, and from which level on.',
  events: 'Settings of the connections; the main file has to have it.',
  include: 'Reads other files in at this place.',
  pid: 'The file that holds the number of the main process.',
  user: 'The account of the worker processes, when nginx starts as root.',
  worker_connections: 'How many connections a worker may have open at once.',
  worker_processes: 'How many workers there are; auto is one for each processor.',
}

const DOCS = 'https://nginx.org/en/docs'

export const NGINX_DESCRIPTIONS: ReadonlyMap<string, Description> = new Map([
  ...SENTENCES.trim().split('\n').map(entryOf),
  ...Object.entries(MAIN).map(
    ([name, sentence]) => [name, { sentence, link: `${DOCS}/ngx_core_module.html#${name}` }] as const,
  ),
])

function entryOf(line: string): readonly [string, Description] {
  const [module = '', name = '', ...sentence] = line.split(': ')
  return [name, { sentence: sentence.join(': '), link: `${DOCS}/http/ngx_http_${module}_module.html#${name}` }]
}
