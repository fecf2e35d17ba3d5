import { dockerCheck } from './rule.ts'

export const maintainerDeprecated = dockerCheck({
  name: 'MaintainerDeprecated',
  help: 'Use `LABEL org.opencontainers.image.authors="…"` instead; labels can be read with `docker inspect`.',
  *check({ syntax }) {
    for (const place of syntax.instructions) {
      if (place.keyword !== 'MAINTAINER') continue
      const message = 'Maintainer instruction is deprecated in favor of using label'
      yield { message, place, range: place.keywordRange }
    }
  },
})
