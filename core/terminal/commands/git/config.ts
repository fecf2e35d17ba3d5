/** `git config`: who the commits are by. Other settings change nothing here. */
import { type Call, done, failed, note, type Reply, say } from '../../command.ts'
import { withRepository, workingCopy } from '../../repository/working-copy.ts'

export function config(call: Call): Reply {
  const words = call.args.filter((arg) => !/^--(global|local|system|get|add)$|^-l$|^--list$/.test(arg))
  const [first, second, third] = words
  const [key, value] = first === 'set' || first === 'get' ? [second, third] : [first, second]
  const copy = workingCopy(call)
  const author = copy?.repository.author
  if (key === undefined)
    return done(say(...(author === undefined ? [] : [`user.name=${author.name}`, `user.email=${author.email}`])))
  const field = /^user\.(name|email)$/i.exec(key)?.[1]?.toLowerCase() as 'name' | 'email' | undefined
  if (value === undefined) return field && author ? done(say(author[field])) : { output: [], code: 1 }
  if (!key.includes('.')) return failed(2, `error: key does not contain a section: ${key}`)
  if (field === undefined) return done(note(`${key} changes nothing here`))
  if (copy === undefined || author === undefined) return done(note('the name counts from the clone on: set it there'))
  const repository = { ...copy.repository, author: { ...author, [field]: value } }
  return done([], { session: withRepository(call.session, repository) })
}
