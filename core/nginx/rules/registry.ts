/** Each directive's own checks, by name. What is not listed has only the general ones. */
import type { Rule } from '../reading.ts'
import { noteText } from '../reading.ts'
import { allowDeny, limitExcept, loadModule, user } from './access.ts'
import { firstObjection, index, mimeList, root, texts, tryFiles } from './files.ts'
import { addHeader, charset, expires, headerToUpstream } from './headers.ts'
import { cache, cachePath, limitConn, limitReq, limitZone, workers } from './limits.ts'
import { listen } from './listen.ts'
import { location } from './location.ts'
import { accessLog, errorLog, keepaliveTimeout, logFormat } from './logs.ts'
import { once } from './once.ts'
import { aio, openFileCache } from './open-files.ts'
import { cacheValid, cookieRewrite, fastcgiParam, proxyRedirect } from './proxy-details.ts'
import { resolver } from './resolver.ts'
import { defineVariable, errorPage, ifRule, returnRule, rewrite, set } from './rewrite.ts'
import { gzipDisable, serverName, subFilter } from './server-name.ts'
import { balancing, otherPass, proxyPass, server, upstream } from './upstream.ts'
import { keepalive, zone } from './upstream-details.ts'

const map: Rule = (directive, reading) =>
  noteText(reading, directive.args[0]!) ?? defineVariable(directive.args[1]!, reading)

const defines: Rule = (directive, reading) => defineVariable(directive.args.at(-1)!, reading)

const splitClients: Rule = (directive, reading) =>
  noteText(reading, directive.args[0]!) ?? defineVariable(directive.args[1]!, reading)

const authRequestSet: Rule = (directive, reading) =>
  defineVariable(directive.args[0]!, reading) ?? firstObjection(directive, reading, 1)

export const RULES: Readonly<Record<string, Rule>> = {
  listen,
  server_name: serverName,
  location,
  root,
  alias: root,
  index,
  try_files: tryFiles,
  return: returnRule,
  rewrite,
  set,
  if: ifRule,
  error_page: errorPage,
  add_header: addHeader,
  add_trailer: addHeader,
  expires,
  charset,
  gzip_types: mimeList,
  sub_filter_types: mimeList,
  addition_types: mimeList,
  ssi_types: mimeList,
  charset_types: mimeList,
  gzip_disable: gzipDisable,
  allow: allowDeny,
  deny: allowDeny,
  limit_except: limitExcept,
  user,
  load_module: loadModule,
  map,
  geo: defines,
  split_clients: splitClients,
  auth_request_set: authRequestSet,
  upstream,
  hash: balancing,
  ip_hash: balancing,
  least_conn: balancing,
  random: balancing,
  server,
  proxy_pass: proxyPass,
  fastcgi_pass: otherPass,
  uwsgi_pass: otherPass,
  scgi_pass: otherPass,
  grpc_pass: otherPass,
  memcached_pass: otherPass,
  proxy_set_header: headerToUpstream,
  proxy_redirect: proxyRedirect,
  proxy_cache_valid: cacheValid,
  fastcgi_cache_valid: cacheValid,
  proxy_cookie_path: cookieRewrite,
  proxy_cookie_domain: cookieRewrite,
  keepalive,
  zone,
  proxy_cache_key: texts,
  proxy_cache_bypass: texts,
  proxy_no_cache: texts,
  fastcgi_param: fastcgiParam,
  uwsgi_param: fastcgiParam,
  scgi_param: fastcgiParam,
  grpc_set_header: headerToUpstream,
  log_format: logFormat,
  access_log: accessLog,
  error_log: errorLog,
  keepalive_timeout: keepaliveTimeout,
  limit_req_zone: limitZone,
  limit_conn_zone: limitZone,
  limit_req: limitReq,
  limit_conn: limitConn,
  proxy_cache_path: cachePath,
  fastcgi_cache_path: cachePath,
  proxy_cache: cache,
  fastcgi_cache: cache,
  worker_processes: workers,
  worker_connections: workers,
  sub_filter: subFilter,
  resolver,
  open_file_cache: openFileCache,
  aio,
  http: once,
  events: once,
}
