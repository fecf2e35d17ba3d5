/**
 * RUN instructions of file programs over a handful of names, so that one often meets what another left. Nothing here
 * depends on which program of a pipe is faster: a listing is taken before the file it goes to is made.
 */
import type { Random } from './random.ts'

const NAMES = ['f', 'g', 'd', 'd/e', 'd/e/h', 'a.txt', 'src', 'src/b.js', '/t/u', '../up', '$V', '"q r"', 'l']

type Maker = (random: Random, name: () => string) => string

const COMMANDS: readonly Maker[] = [
  (_, name) => `mkdir -p ${name()}`,
  (_, name) => `mkdir ${name()}`,
  (random, name) => `mkdir -p -m ${random.pick(['700', '1777', '2755'])} ${name()}`,
  (_, name) => `touch ${name()} ${name()}`,
  (random, name) =>
    `echo ${random.pick(['x', '"$V"', "'$V'", '$HOME', 'a  b', '-n y', '*'])} ${random.pick(['>', '>>'])} ${name()}`,
  (random, name) =>
    `printf ${random.pick(["'%s\\n' a b", "'a\\tb'", "'%d-%02d' 3 4", "'%5s|%-3s|' ab c"])} > ${name()}`,
  (_, name) => `cp ${name()} ${name()}`,
  (random, name) => `cp ${random.pick(['-r', '-a', '-R', '-rp'])} ${name()} ${name()}`,
  (_, name) => `mv ${name()} ${name()}`,
  (random, name) => `rm ${random.pick(['-rf', '-r', '-f', ''])} ${name()}`,
  (_, name) => `rmdir ${name()}`,
  (random, name) => `ln ${random.pick(['-s', '-sf', ''])} ${name()} ${name()}`,
  (random, name) =>
    `chmod ${random.pick(['755', '600', '+x', 'u=rw,go=', 'a-w', '-R go-rwx', 'g+s', 'o=u'])} ${name()}`,
  (random, name) => `chown ${random.pick(['7', '7:8', ':9', 'nobody', '-R nobody:nobody'])} ${name()}`,
  (random, name) =>
    `sed -i ${random.pick(["'s/a/b/g'", "'1d'", "'$ s/x/y/'", "'/x/d'", "'s/[0-9]*/<&>/'", "'2,3p'"])} ${name()}`,
  (random, name) =>
    `sed ${random.pick(["-n '1p'", "'s#/#_#g'", "-e 1d -e 's/l/L/'", "'$!d'", '2q'])} ${name()} > ${name()}`,
  (random, name) =>
    `grep ${random.pick(['a', '-c .', '-v x', '-rn b', "-E '^(a|l)'", '-l x', '-i L'])} ${name()} > ${name()}`,
  (random, name) =>
    `x=$(find ${random.pick(['.', 'd', 'src'])} ${random.pick(['-type f', '-name "*.js"', '-maxdepth 1', '-type d', '! -name f', '-empty'])} | sort); echo "$x" > ${name()}`,
  (_, name) => `find . -name '*.txt' -exec chmod 600 {} \\; ; x=$(ls -A | sort); echo "$x" > ${name()}`,
  (_, name) => `cat ${name()} ${name()} > ${name()}`,
  (random, name) =>
    `${random.pick(['sort', 'sort -u', 'uniq', 'head -n 1', 'tail -n 1', 'wc -l', 'wc -c', 'tac', 'rev', 'cut -c1-2', 'nl'])} < ${name()} > ${name()}`,
  (_, name) => `cd ${name()}`,
  (_, name) => `[ -f ${name()} ]`,
  (_, name) => `[ ! -d ${name()} ] || ls -A ${name()} > ${name()}`,
  (_, name) => `for i in 1 2; do echo $i >> ${name()}; done`,
  (_, name) => `if [ -e ${name()} ]; then echo yes > yes; else echo no > no; fi`,
  (_, name) => `case ${name()} in d*) touch case-d;; *.*) touch case-dot;; *) touch case-other;; esac`,
  (_, name) => `x=$(cat ${name()}); echo "\${#x} \${x%%l*} \${x:-none}" > x`,
  (_, name) => `n=$((2 + 3 * $(wc -l < ${name()} || echo 1))); echo $n > n`,
  (random) => `x=$(ls ${random.pick(['-d', '-1', '-A'])} * | sort); echo "$x" > listing`,
  (random) =>
    random.pick(['pwd > pwd', 'id -u > id', 'umask 027', 'set -e', 'true', 'false', 'env | grep "^V=" > env']),
]

export function generateRun(random: Random): string {
  const name = () => random.pick(NAMES)
  const command = () => random.pick(COMMANDS)(random, name)
  let script = command()
  for (let count = random.below(5); count > 0; count--)
    script += `${random.pick([' && ', ' && ', ' || ', '; ', '; '])}${command()}`
  return random.oneIn(12) ? `RUN ${script}` : `RUN ${script}; true`
}
