/**
 * What kind of value a directive's setter reads. From the setters that nginx's documentation implies (nginx.org/en/docs/)
 * and from asking nginx 1.22.1 with wrong values.
 */
import type { ValueKind } from '../value-kinds.ts'

const GATEWAYS = ['proxy', 'fastcgi', 'uwsgi', 'scgi']
const of = (suffixes: string) =>
  GATEWAYS.flatMap((gateway) => suffixes.split(' ').map((suffix) => `${gateway}_${suffix}`))

const SIZES = [
  'client_header_buffer_size client_body_buffer_size connection_pool_size request_pool_size postpone_output send_lowat',
  'sendfile_max_chunk subrequest_output_buffer_size gzip_min_length ssl_buffer_size read_ahead http2_chunk_size',
  'grpc_buffer_size memcached_buffer_size mp4_buffer_size mp4_max_buffer_size client_max_body_size_',
]
const MSECS = [
  'client_body_timeout client_header_timeout send_timeout lingering_time lingering_timeout resolver_timeout auth_delay',
  'timer_resolution worker_shutdown_timeout keepalive_time grpc_connect_timeout grpc_send_timeout grpc_read_timeout',
  'memcached_connect_timeout memcached_send_timeout memcached_read_timeout accept_mutex_delay',
]
const NUMBERS = [
  'keepalive_requests server_names_hash_max_size server_names_hash_bucket_size types_hash_max_size types_hash_bucket_size',
  'variables_hash_max_size variables_hash_bucket_size map_hash_max_size map_hash_bucket_size max_ranges ssl_verify_depth',
  'http2_max_concurrent_streams open_file_cache_min_uses worker_rlimit_nofile proxy_headers_hash_max_size',
  'proxy_headers_hash_bucket_size worker_aio_requests',
]
const TEXTS = [
  'default_type pid lock_file ssl_ciphers ssl_dhparam ssl_ecdh_curve ssl_client_certificate ssl_trusted_certificate ssl_crl',
  'proxy_ssl_ciphers proxy_ssl_trusted_certificate working_directory ssl_stapling_file ssl_stapling_responder',
]
const COMPLEX = ['auth_basic auth_basic_user_file proxy_method proxy_ssl_name secure_link_md5']

const words = (lines: readonly string[]) => lines.flatMap((line) => line.split(' '))
const kinds = (names: readonly string[], kind: ValueKind) => names.map((name) => [name, kind] as const)
const one = (name: string, list: string) => [name, { kind: 'one', of: list.split(' ') }] as const
const some = (names: readonly string[], list: string) => kinds(names, { kind: 'some', of: list.split(' ') })

const NEXT_UPSTREAM =
  'error timeout invalid_header non_idempotent http_500 http_502 http_503 http_504 http_403 http_404 http_429 updating off'

export const VALUE_KINDS: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ...kinds(words(SIZES), { kind: 'size' }),
  ...kinds(of('buffer_size'), { kind: 'size' }),
  ...kinds(['client_max_body_size', 'proxy_cache_max_range_offset'], { kind: 'offset' }),
  ...kinds(words(MSECS), { kind: 'msec' }),
  ...kinds(of('connect_timeout send_timeout read_timeout next_upstream_timeout cache_lock_timeout cache_lock_age'), {
    kind: 'msec',
  }),
  ...kinds(['ssl_session_timeout', 'open_file_cache_valid'], { kind: 'sec' }),
  ...kinds([...words(NUMBERS), ...of('next_upstream_tries cache_min_uses')], { kind: 'number' }),
  ...kinds(['gzip_comp_level'], { kind: 'number', from: 1, to: 9 }),
  ...kinds(['limit_req_status', 'limit_conn_status'], { kind: 'number', from: 400, to: 599 }),
  ...kinds(words(TEXTS), { kind: 'text' }),
  ...kinds(words(COMPLEX), { kind: 'complex' }),
  ...kinds(['limit_rate', 'limit_rate_after'], { kind: 'complex-size' }),
  ...kinds(['gzip_buffers', 'output_buffers', 'large_client_header_buffers', 'gunzip_buffers', ...of('buffers')], {
    kind: 'buffers',
  }),
  one('satisfy', 'all any'),
  one('server_tokens', 'off on build'),
  one('if_modified_since', 'off exact before'),
  one('gzip_http_version', '1.0 1.1'),
  one('gzip_static', 'off on always'),
  one('autoindex_format', 'html json jsonp xml'),
  one('lingering_close', 'off on always'),
  one('client_body_in_file_only', 'off on clean'),
  one('proxy_http_version', '1.0 1.1 2'),
  one('ssl_verify_client', 'off on optional optional_no_ca'),
  one('limit_req_log_level', 'info notice warn error'),
  one('limit_conn_log_level', 'info notice warn error'),
  one('userid', 'off log v1 on'),
  ...some(['dav_methods'], 'off put delete mkcol copy move'),
  one('request_body_file_only', 'off on clean'),
  ...some(['gzip_proxied'], 'off expired no-cache no-store private no_last_modified no_etag auth any'),
  ...some(['ssl_protocols', 'proxy_ssl_protocols'], 'SSLv2 SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'),
  ...some(of('next_upstream'), NEXT_UPSTREAM),
  ...some(['keepalive_disable'], 'none msie6 safari'),
  ...some(['proxy_cache_methods'], 'GET HEAD POST'),
])
