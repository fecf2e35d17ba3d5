/** HTML of the course's own Markdown, made by our compiler: no learner's text ever comes here. */
import { CalculatorWhenShown } from './calculator-when-shown.tsx'
import { LIVE_VIEWS } from './live-views.ts'

/** Parts that the page brings to life; what stands in them is read without JavaScript, and stays. */
const VIEW = /(<div class="view" data-view="[a-z-]+">[\s\S]*?<\/div>)/

export function ProseHtml({ html }: { readonly html: string }) {
  return html.split(VIEW).map((part, index) => {
    const view = /^<div class="view" data-view="([a-z-]+)">/.exec(part)?.[1]
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
      <div key={index}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: compiled from our own content */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: part }} />
        {view !== undefined && LIVE_VIEWS.has(view) && <CalculatorWhenShown view={view} />}
      </div>
    )
  })
}
