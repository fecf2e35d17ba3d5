/** Texts of the nginx image's own configuration, so that a container can be told what it serves without the learner's. */

import { MIME_TYPES } from '@/core/nginx/facts/mime-types.ts'
import { DEFAULT_CONF, MAIN_CONF } from '@/core/nginx/image-files.ts'

export const nginxTexts: Readonly<Record<string, string>> = {
  '/etc/nginx/nginx.conf': MAIN_CONF,
  '/etc/nginx/conf.d/default.conf': DEFAULT_CONF,
  '/etc/nginx/mime.types': MIME_TYPES,
}
