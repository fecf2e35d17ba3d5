/** HTML of the course's own Markdown, made by our compiler: no learner's text ever comes here. */
export function ProseHtml({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: compiled from our own content
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
