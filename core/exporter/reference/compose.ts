/** compose.yaml: production as it should run, and development that follows the editor. */
import type { ReferenceChoices } from './choices.ts'
import { MANAGER_FACTS } from './package-managers.ts'

export function compose({ manager, port }: ReferenceChoices): string {
  return `name: starter-react-app

services:
  # docker compose up --build web
  web:
    build:
      context: .
      target: production
    image: starter-react-app
    ports:
      - "${port}:${port}"
    read_only: true
    tmpfs:
      - /tmp
    cap_drop:
      - ALL
    security_opt:
      - no-new-privileges:true
    # The command is the image's own HEALTHCHECK.
    healthcheck:
      interval: 30s
      timeout: 3s
      retries: 3
      start_period: 5s
    restart: unless-stopped

  # docker compose up --build --watch dev
  dev:
    profiles:
      - dev
    build:
      context: .
      target: dev
    ports:
      - "3000:3000"
    develop:
      watch:
        - action: sync
          path: ./src
          target: /app/src
        - action: sync
          path: ./public
          target: /app/public
        - action: sync
          path: ./index.html
          target: /app/index.html
        - action: sync+restart
          path: ./vite.config.js
          target: /app/vite.config.js
        - action: rebuild
          path: package.json
        - action: rebuild
          path: ${MANAGER_FACTS[manager].lockfile}
`
}
