/**
 * The directives of nginx, as nginx 1.31.5 itself answered when each name was put into each context with each number of
 * arguments (August 2026). A line is: contexts, argument counts, form, names. Contexts: m main, e events, h http, s server,
 * l location, S if in server, L if in location, x limit_except, u upstream.
 * The rows of `upstream` and `mail` are from nginx's documentation (nginx.org/en/docs/http/ngx_http_upstream_module.html).
 */
export const DIRECTIVES = `
e 1: accept_mutex_delay debug_connection use worker_aio_requests worker_connections
e 1 flag: accept_mutex multi_accept
h 1: http2_recv_buffer_size map_hash_bucket_size map_hash_max_size server_names_hash_bucket_size
h 1: server_names_hash_max_size variables_hash_bucket_size variables_hash_max_size
h 1,2 block: geo
h 2: limit_conn_zone
h 2 block: charset_map map split_clients
h 2+: fastcgi_cache_path log_format proxy_cache_path scgi_cache_path uwsgi_cache_path
h 3: limit_req_zone
hs 1: client_header_buffer_size client_header_timeout connection_pool_size http2_body_preread_size http2_idle_timeout
hs 1: http2_max_concurrent_pushes http2_max_concurrent_streams http2_max_field_size http2_max_header_size
hs 1: http2_max_requests http2_recv_timeout max_headers request_pool_size ssl_buffer_size ssl_certificate
hs 1: ssl_certificate_key ssl_ciphers ssl_client_certificate ssl_crl ssl_dhparam ssl_ecdh_curve ssl_ech_file ssl_ocsp
hs 1: ssl_ocsp_cache ssl_ocsp_responder ssl_password_file ssl_session_ticket_key ssl_session_timeout
hs 1: ssl_stapling_file ssl_stapling_responder ssl_trusted_certificate ssl_verify_client ssl_verify_depth
hs 1 flag: http2 ignore_invalid_headers merge_slashes ssl_certificate_compression ssl_early_data
hs 1 flag: ssl_prefer_server_ciphers ssl_reject_handshake ssl_session_tickets ssl_stapling ssl_stapling_verify
hs 1 flag: underscores_in_headers
hs 1+: ssl_protocols
hs 1,2: ssl_session_cache
hs 1,2,3: ssl_certificate_cache
hs 2: large_client_header_buffers ssl_conf_command
hsl 0 block: types
hsl 1: add_after_body add_before_body aio ancient_browser_value auth_delay auth_request autoindex_format
hsl 1: client_body_buffer_size client_body_in_file_only client_body_timeout client_max_body_size default_type
hsl 1: directio directio_alignment fastcgi_buffer_size fastcgi_busy_buffers_size fastcgi_cache fastcgi_cache_key
hsl 1: fastcgi_cache_lock_age fastcgi_cache_lock_timeout fastcgi_cache_max_range_offset fastcgi_cache_min_uses
hsl 1: fastcgi_catch_stderr fastcgi_connect_timeout fastcgi_hide_header fastcgi_index fastcgi_limit_rate
hsl 1: fastcgi_max_temp_file_size fastcgi_next_upstream_timeout fastcgi_next_upstream_tries fastcgi_pass_header
hsl 1: fastcgi_read_timeout fastcgi_send_lowat fastcgi_send_timeout fastcgi_socket_rcvbuf fastcgi_socket_sndbuf
hsl 1: fastcgi_split_path_info fastcgi_store fastcgi_temp_file_write_size grpc_buffer_size grpc_connect_timeout
hsl 1: grpc_hide_header grpc_next_upstream_timeout grpc_next_upstream_tries grpc_pass_header grpc_read_timeout
hsl 1: grpc_send_timeout grpc_socket_rcvbuf grpc_socket_sndbuf grpc_ssl_certificate grpc_ssl_certificate_key
hsl 1: grpc_ssl_ciphers grpc_ssl_crl grpc_ssl_name grpc_ssl_password_file grpc_ssl_trusted_certificate
hsl 1: grpc_ssl_verify_depth gzip_comp_level gzip_http_version gzip_min_length gzip_static http2_chunk_size
hsl 1: http2_push http2_push_preload if_modified_since keepalive_min_timeout limit_conn_log_level limit_conn_status
hsl 1: limit_req_log_level limit_req_status lingering_close lingering_time lingering_timeout max_ranges
hsl 1: memcached_buffer_size memcached_connect_timeout memcached_gzip_flag memcached_next_upstream_timeout
hsl 1: memcached_next_upstream_tries memcached_read_timeout memcached_send_timeout min_delete_depth mirror
hsl 1: modern_browser_value mp4_buffer_size mp4_max_buffer_size open_file_cache_min_uses open_file_cache_valid
hsl 1: postpone_output proxy_buffer_size proxy_busy_buffers_size proxy_cache proxy_cache_key proxy_cache_lock_age
hsl 1: proxy_cache_lock_timeout proxy_cache_max_range_offset proxy_cache_min_uses proxy_connect_timeout
hsl 1: proxy_headers_hash_bucket_size proxy_headers_hash_max_size proxy_hide_header proxy_http_version
hsl 1: proxy_limit_rate proxy_max_temp_file_size proxy_method proxy_next_upstream_timeout proxy_next_upstream_tries
hsl 1: proxy_pass_header proxy_read_timeout proxy_send_lowat proxy_send_timeout proxy_set_body proxy_socket_rcvbuf
hsl 1: proxy_socket_sndbuf proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_ciphers proxy_ssl_crl
hsl 1: proxy_ssl_name proxy_ssl_password_file proxy_ssl_trusted_certificate proxy_ssl_verify_depth proxy_store
hsl 1: proxy_temp_file_write_size read_ahead real_ip_header satisfy scgi_buffer_size scgi_busy_buffers_size
hsl 1: scgi_cache scgi_cache_key scgi_cache_lock_age scgi_cache_lock_timeout scgi_cache_max_range_offset
hsl 1: scgi_cache_min_uses scgi_connect_timeout scgi_hide_header scgi_limit_rate scgi_max_temp_file_size
hsl 1: scgi_next_upstream_timeout scgi_next_upstream_tries scgi_pass_header scgi_read_timeout scgi_send_timeout
hsl 1: scgi_socket_rcvbuf scgi_socket_sndbuf scgi_store scgi_temp_file_write_size secure_link secure_link_md5
hsl 1: secure_link_secret send_lowat send_timeout sendfile_max_chunk server_tokens set_real_ip_from slice
hsl 1: ssi_min_file_chunk ssi_value_length subrequest_output_buffer_size tunnel_buffer_size tunnel_connect_timeout
hsl 1: tunnel_next_upstream_timeout tunnel_next_upstream_tries tunnel_read_timeout tunnel_send_lowat
hsl 1: tunnel_send_timeout tunnel_socket_rcvbuf tunnel_socket_sndbuf types_hash_bucket_size types_hash_max_size
hsl 1: userid userid_domain userid_expires userid_mark userid_name userid_p3p userid_path userid_service
hsl 1: uwsgi_buffer_size uwsgi_busy_buffers_size uwsgi_cache uwsgi_cache_key uwsgi_cache_lock_age
hsl 1: uwsgi_cache_lock_timeout uwsgi_cache_max_range_offset uwsgi_cache_min_uses uwsgi_connect_timeout
hsl 1: uwsgi_hide_header uwsgi_limit_rate uwsgi_max_temp_file_size uwsgi_modifier1 uwsgi_modifier2
hsl 1: uwsgi_next_upstream_timeout uwsgi_next_upstream_tries uwsgi_pass_header uwsgi_read_timeout uwsgi_send_timeout
hsl 1: uwsgi_socket_rcvbuf uwsgi_socket_sndbuf uwsgi_ssl_certificate uwsgi_ssl_certificate_key uwsgi_ssl_ciphers
hsl 1: uwsgi_ssl_crl uwsgi_ssl_name uwsgi_ssl_password_file uwsgi_ssl_trusted_certificate uwsgi_ssl_verify_depth
hsl 1: uwsgi_store uwsgi_temp_file_write_size
hsl 1 flag: absolute_redirect aio_write autoindex autoindex_exact_size autoindex_localtime chunked_transfer_encoding
hsl 1 flag: client_body_in_single_buffer create_full_put_path etag fastcgi_buffering fastcgi_cache_background_update
hsl 1 flag: fastcgi_cache_lock fastcgi_cache_revalidate fastcgi_force_ranges fastcgi_ignore_client_abort
hsl 1 flag: fastcgi_intercept_errors fastcgi_keep_conn fastcgi_pass_request_body fastcgi_pass_request_headers
hsl 1 flag: fastcgi_request_buffering fastcgi_socket_keepalive grpc_intercept_errors grpc_socket_keepalive
hsl 1 flag: grpc_ssl_server_name grpc_ssl_session_reuse grpc_ssl_verify gunzip gzip_vary limit_conn_dry_run
hsl 1 flag: limit_req_dry_run log_not_found log_subrequest memcached_socket_keepalive mirror_request_body
hsl 1 flag: mp4_start_key_frame msie_padding msie_refresh open_file_cache_errors port_in_redirect proxy_buffering
hsl 1 flag: proxy_cache_background_update proxy_cache_convert_head proxy_cache_lock proxy_cache_revalidate
hsl 1 flag: proxy_force_ranges proxy_ignore_client_abort proxy_intercept_errors proxy_pass_request_body
hsl 1 flag: proxy_pass_request_headers proxy_pass_trailers proxy_request_buffering proxy_socket_keepalive
hsl 1 flag: proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_verify real_ip_recursive recursive_error_pages
hsl 1 flag: reset_timedout_connection scgi_buffering scgi_cache_background_update scgi_cache_lock
hsl 1 flag: scgi_cache_revalidate scgi_force_ranges scgi_ignore_client_abort scgi_intercept_errors
hsl 1 flag: scgi_pass_request_body scgi_pass_request_headers scgi_request_buffering scgi_socket_keepalive
hsl 1 flag: server_name_in_redirect ssi_last_modified ssi_silent_errors sub_filter_last_modified sub_filter_once
hsl 1 flag: tcp_nodelay tcp_nopush tunnel_socket_keepalive uwsgi_buffering uwsgi_cache_background_update
hsl 1 flag: uwsgi_cache_lock uwsgi_cache_revalidate uwsgi_force_ranges uwsgi_ignore_client_abort
hsl 1 flag: uwsgi_intercept_errors uwsgi_pass_request_body uwsgi_pass_request_headers uwsgi_request_buffering
hsl 1 flag: uwsgi_socket_keepalive uwsgi_ssl_server_name uwsgi_ssl_session_reuse uwsgi_ssl_verify
hsl 1+: addition_types ancient_browser charset_types dav_methods early_hints fastcgi_cache_bypass
hsl 1+: fastcgi_cache_methods fastcgi_cache_use_stale fastcgi_cache_valid fastcgi_ignore_headers
hsl 1+: fastcgi_next_upstream fastcgi_no_cache grpc_ignore_headers grpc_next_upstream grpc_ssl_protocols gzip_disable
hsl 1+: gzip_proxied gzip_types index memcached_next_upstream proxy_cache_bypass proxy_cache_methods
hsl 1+: proxy_cache_use_stale proxy_cache_valid proxy_ignore_headers proxy_next_upstream proxy_no_cache
hsl 1+: proxy_ssl_protocols scgi_cache_bypass scgi_cache_methods scgi_cache_use_stale scgi_cache_valid
hsl 1+: scgi_ignore_headers scgi_next_upstream scgi_no_cache ssi_types sub_filter_types tunnel_next_upstream
hsl 1+: uwsgi_cache_bypass uwsgi_cache_methods uwsgi_cache_use_stale uwsgi_cache_valid uwsgi_ignore_headers
hsl 1+: uwsgi_next_upstream uwsgi_no_cache uwsgi_ssl_protocols
hsl 1,2: disable_symlinks fastcgi_bind grpc_bind keepalive_disable memcached_bind modern_browser open_file_cache
hsl 1,2: proxy_bind proxy_cookie_domain proxy_cookie_path proxy_redirect scgi_bind tunnel_bind uwsgi_bind
hsl 1,2,3: dav_access fastcgi_store_access grpc_ssl_certificate_cache limit_req proxy_ssl_certificate_cache
hsl 1,2,3: proxy_store_access scgi_store_access userid_flags uwsgi_ssl_certificate_cache uwsgi_store_access
hsl 1,2,3,4: client_body_temp_path fastcgi_temp_path open_log_file_cache proxy_cookie_flags proxy_temp_path
hsl 1,2,3,4: scgi_temp_path uwsgi_temp_path
hsl 2: auth_request_set fastcgi_buffers grpc_set_header grpc_ssl_conf_command gunzip_buffers gzip_buffers limit_conn
hsl 2: output_buffers proxy_buffers proxy_set_header proxy_ssl_conf_command scgi_buffers sub_filter uwsgi_buffers
hsl 2: uwsgi_ssl_conf_command
hsl 2,3: fastcgi_param scgi_param uwsgi_param
hslL 1: post_action add_header_inherit add_trailer_inherit charset limit_rate limit_rate_after root source_charset
hslL 1 flag: gzip override_charset sendfile ssi
hslL 1,2: expires
hslL 2+: error_page
hslL 2,3: add_header add_trailer
hslLx 1+: access_log
hslSL 1 flag: rewrite_log uninitialized_variable_warn
hslu 1: keepalive_requests keepalive_time resolver_timeout
hslu 1+: resolver
hslu 1,2: keepalive_timeout
hslx 1: allow auth_basic auth_basic_user_file deny
l 0: empty_gif flv internal mp4
l 1: alias
l 1 flag: random_index
l 1+ block: limit_except
lL 1: fastcgi_pass grpc_pass memcached_pass scgi_pass uwsgi_pass
lLx 1: proxy_pass
m 0 block: events http stream
m 1: debug_points env load_module lock_file pid ssl_engine timer_resolution worker_priority worker_processes
m 1: worker_rlimit_core worker_rlimit_nofile worker_shutdown_timeout working_directory
m 1 flag: daemon master_process pcre_jit ssl_object_cache_inheritable
m 1+: worker_cpu_affinity
m 1,2: user
m 2,3: thread_pool
mehslSLxu 1: include
mhsl 1+: error_log
s 1+: listen server_name
sl 0,1: stub_status
sl 1: referer_hash_bucket_size referer_hash_max_size
sl 1+: valid_referers
sl 1+ block: if
sl 1,2 block: location
sl 2+: try_files
slL 0,1: tunnel_pass
slSL 0: break
slSL 1,2: return
slSL 2: set
slSL 2,3: rewrite
h 0 block: server
h 1 block: upstream
m 0 block: mail
u 1+: server
u 1: keepalive
u 1,2: zone hash
u 0: least_conn ip_hash
u 0,1,2: random
`
