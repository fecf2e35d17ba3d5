/**
 * Lets a built page show its text first. Its styles stand in the page itself, one request less before anything is drawn; its
 * scripts, which Next writes as `async`, are fetched at once but run only when the text is on the screen.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const SCRIPT = /<script src="(\/[^"]+)"( id="[^"]*")? async=""><\/script>/g
/** For browsers without modules: they cannot run this app, workers and all. */
const ANCIENT = /<script src="[^"]+" noModule=""><\/script>/g

/** When the second frame is due, the first is painted. A page in the background draws none and need not wait. */
const LOADER = `(function(l){var d;function go(){if(d)return;d=1;l.forEach(function(a){var s=document.createElement('script');s.src=a[0];s.async=true;if(a[1])s.id=a[1];document.head.appendChild(s)})}document.hidden?go():requestAnimationFrame(function(){requestAnimationFrame(go)});document.addEventListener('visibilitychange',go)})`

export function scriptsAfterFirstPaint(html) {
  const scripts = []
  const hinted = html.replace(ANCIENT, '').replace(SCRIPT, (_, source, id = '') => {
    const fetched = scripts.some(([known]) => known === source)
    if (!fetched) scripts.push([source, id.slice(5, -1)])
    return fetched || html.includes(`<link rel="preload" as="script" fetchPriority="low" href="${source}"/>`)
      ? ''
      : `<link rel="preload" as="script" fetchPriority="low" href="${source}"/>`
  })
  if (scripts.length === 0) return html
  const loader = `<script>${LOADER}(${JSON.stringify(scripts)})</script>`
  return hinted.replace(/<\/body>/, `${loader}</body>`)
}

const STYLE = /<link rel="stylesheet" href="(\/_next\/static\/[^"]+)"( data-precedence="[^"]*")\/>/g

/**
 * The style sheet's text instead of waiting for it. The link stays, for print and so without haste: React looks for it when it
 * wakes up, and the next page finds it in the cache. `folder` holds what is served below `/_next/static`.
 */
export function stylesInPage(html, folder) {
  return html.replace(STYLE, (_, address, precedence) => {
    const css = readFileSync(join(folder, address.slice('/_next/static/'.length)), 'utf8')
    const absolute = css.replaceAll(/url\((["']?)\.\.\/media\//g, 'url($1/_next/static/media/')
    return `<style>${absolute}</style><link rel="stylesheet" media="print" href="${address}"${precedence}/>`
  })
}
