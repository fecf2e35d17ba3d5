import type { ImageView } from '@/core/engine/build-view.ts'
import styles from './image-facts.module.css'

/** What the image starts, as whom, and where it listens. */
export function ImageFacts({ image }: { readonly image: ImageView }) {
  const { entrypoint, cmd, user, workingDir, exposedPorts } = image.config
  const rows: readonly (readonly [string, string])[] = [
    ['Entrypoint', entrypoint ? JSON.stringify(entrypoint) : 'none'],
    ['Command', cmd ? JSON.stringify(cmd) : 'none'],
    ['User', user || 'root'],
    ['Working directory', workingDir || '/'],
    ['Exposed ports', exposedPorts.join(', ') || 'none'],
    ['Base image', image.base?.ref ?? 'scratch'],
  ]
  return (
    <dl className={styles.facts} aria-label="Configuration of the image">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
