'use client'
/** The live editor and what came of it, as on a lesson's page, in a size that reads from the last row. */
import { EditorPanel } from '../editor/editor-panel.tsx'
import { Split } from '../ui/split.tsx'
import { OutcomePanel } from '../workbench/outcome-panel.tsx'

export function PresentBench() {
  return (
    <Split
      orientation="vertical"
      label="Height of the files"
      initial={52}
      min={15}
      max={85}
      first={{ id: 'pane-files', content: <EditorPanel /> }}
      second={{ id: 'pane-outcome', content: <OutcomePanel end={null} /> }}
    />
  )
}
