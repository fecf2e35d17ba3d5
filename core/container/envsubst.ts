/** gettext's envsubst: `$NAME` and `${NAME}` of a list of names become their values; everything else stays. */
export function envsubst(text: string, env: ReadonlyMap<string, string>, names: ReadonlySet<string>): string {
  return text.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? ''
    return names.has(name) ? (env.get(name) ?? '') : whole
  })
}
