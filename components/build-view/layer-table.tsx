import type { ImageView, StageView } from '@/core/engine/build-view.ts'
import { Size } from './evidence.tsx'
import styles from './layer-table.module.css'
import { StageChip } from './stage-chip.tsx'

interface Props {
  readonly image: ImageView
  readonly stages: readonly StageView[]
  readonly onLine: (line: number) => void
}

/** The image's layers, newest last, as they were made. Layers without content are left out. */
export function LayerTable({ image, stages, onLine }: Props) {
  const layers = image.layers.filter((layer) => !layer.empty)
  return (
    <details className={styles.details} open>
      <summary>
        Layers of the image <span className={styles.count}>{layers.length}</span>
      </summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Made by</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, index) => {
            const { by } = layer
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place in the image
              <tr key={index}>
                <td>{by ? <StageChip letter={stages[by.stage]?.letter ?? '?'} index={by.stage} /> : 'base'}</td>
                <td className={styles.by}>
                  {by ? (
                    <button type="button" className={styles.line} onClick={() => onLine(by.line)}>
                      {layer.createdBy}
                    </button>
                  ) : (
                    layer.createdBy
                  )}
                </td>
                <td className={styles.size}>
                  <Size figure={layer.size} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
