/** nginx's own variables (nginx.org/en/docs/varindex.html), by module. Names that begin with a prefix exist for every ending. */

const CORE = `
binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time content_length content_type
document_root document_uri host hostname https is_args msec nginx_version pid pipe proxy_protocol_addr proxy_protocol_port
proxy_protocol_server_addr proxy_protocol_server_port query_string realpath_root remote_addr remote_port remote_user request
request_body request_body_file request_completion request_filename request_id request_length request_method request_time
request_uri scheme server_addr server_name server_port server_protocol status tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd
tcpinfo_rcv_space time_iso8601 time_local uri`

const MODULES = `
ancient_browser modern_browser msie connections_active connections_reading connections_waiting connections_writing date_gmt
date_local fastcgi_path_info fastcgi_script_name gzip_ratio invalid_referer limit_conn_status limit_req_status
proxy_add_x_forwarded_for proxy_host proxy_port proxy_internal_body_length proxy_internal_chunked realip_remote_addr
realip_remote_port secure_link secure_link_expires slice_range ssl_alpn_protocol ssl_cipher ssl_ciphers ssl_client_cert
ssl_client_escaped_cert ssl_client_fingerprint ssl_client_i_dn ssl_client_i_dn_legacy ssl_client_raw_cert ssl_client_s_dn
ssl_client_s_dn_legacy ssl_client_serial ssl_client_v_end ssl_client_v_remain ssl_client_v_start ssl_client_verify ssl_curve
ssl_curves ssl_early_data ssl_protocol ssl_server_name ssl_session_id ssl_session_reused uid_got uid_reset uid_set
upstream_addr upstream_bytes_received upstream_bytes_sent upstream_cache_status upstream_cache_age upstream_cache_last_modified
upstream_cache_etag upstream_connect_time upstream_first_byte_time upstream_header_time upstream_http_ upstream_queue_time
upstream_response_length upstream_response_time upstream_status upstream_last_addr upstream_cache_key http2 http3`

const PREFIXES = [
  'http_',
  'sent_http_',
  'sent_trailer_',
  'upstream_http_',
  'upstream_trailer_',
  'upstream_cookie_',
  'cookie_',
  'arg_',
]

export const FIXED = new Set(`${CORE} ${MODULES}`.trim().split(/\s+/))
/** These a configuration may set. */
const CHANGEABLE = new Set(['args', 'limit_rate'])

export function isFixedVariable(name: string): boolean {
  return FIXED.has(name)
}

export function isBuiltInVariable(name: string): boolean {
  return FIXED.has(name) || CHANGEABLE.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}
