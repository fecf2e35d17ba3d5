/** One sentence for each instruction and flag, in our words, with its part of Docker's reference (docs.docker.com/reference/dockerfile). */
import type { Description } from '@/core/text/language-help.ts'

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/#'

/** Keyword, then a sentence. */
const INSTRUCTIONS = `
ADD: Copies like COPY, and also unpacks local archives and fetches addresses and repositories.
ARG: A value that can be given with --build-arg; it is gone in the finished container.
CMD: The program the container starts, or arguments for the ENTRYPOINT; a docker run with a command replaces it.
COPY: Copies files from the build context, or with --from out of another stage or image.
ENTRYPOINT: The program the container always starts; what CMD or docker run say are its arguments.
ENV: A variable for the steps that follow, and for the container.
EXPOSE: Notes the port the program listens on; docker run -p is what publishes it.
FROM: Begins a stage on an image or an earlier stage; AS gives it a name.
HEALTHCHECK: The command by which Docker asks whether the container works, or NONE.
LABEL: Notes about the image, such as its source.
MAINTAINER: The old way to name the author; a LABEL says it today.
ONBUILD: An instruction that is carried out when another Dockerfile starts FROM this image.
RUN: Runs a command while the image is built, and keeps what it wrote as a layer.
SHELL: The shell for commands that are not written as a JSON list.
STOPSIGNAL: The signal docker stop sends to the program.
USER: The account for the steps that follow, and for the container.
VOLUME: A folder whose content lives outside the container’s own files.
WORKDIR: The folder for the steps that follow, and for the container; it is made when missing.
`

/** Keywords and flag, the anchor's end, then a sentence. */
const FLAGS = `
FROM platform | from | The platform whose image is taken, such as linux/amd64.
COPY from | copy---from | The stage, image or named context to copy from, in place of the build context.
COPY chown | copy---chown---chmod | The owner of the copies; without it they belong to root.
COPY chmod | copy---chown---chmod | The permissions of the copies.
COPY link | copy---link | Makes a layer of its own that does not depend on the steps before it.
COPY parents | copy---parents | Keeps the folders of the sources in the destination.
COPY exclude | copy---exclude | Leaves out what matches this pattern.
ADD chown | add---chown---chmod | The owner of the copies; without it they belong to root.
ADD chmod | add---chown---chmod | The permissions of the copies.
ADD link | add---link | Makes a layer of its own that does not depend on the steps before it.
ADD keep-git-dir | add---keep-git-dir | Keeps the .git folder of a repository that is fetched.
ADD checksum | add---checksum | The digest the fetched file has to have.
ADD unpack | add---unpack | Whether an archive is unpacked.
ADD exclude | add---exclude | Leaves out what matches this pattern.
RUN mount | run---mount | Lays files, a cache or a secret into the step, without keeping them in the image.
RUN network | run---network | The network of the step: default, none or host.
RUN security | run---security | Whether the step runs sandboxed, or with all rights.
RUN device | run---device | A device the step may use.
HEALTHCHECK interval | healthcheck | The time between two checks.
HEALTHCHECK timeout | healthcheck | How long one check may take.
HEALTHCHECK start-period | healthcheck | A time at the beginning in which failures do not count.
HEALTHCHECK start-interval | healthcheck | The time between checks during the start period.
HEALTHCHECK retries | healthcheck | How many failures in a row make the container unhealthy.
`

/** By keyword, `COPY`, or keyword and flag, `COPY --from`. */
export const DOCKERFILE_DESCRIPTIONS: ReadonlyMap<string, Description> = new Map([
  ...INSTRUCTIONS.trim().split('\n').map(instructionEntry),
  ...FLAGS.trim().split('\n').map(flagEntry),
])

function instructionEntry(line: string): readonly [string, Description] {
  const at = line.indexOf(': ')
  const keyword = line.slice(0, at)
  const anchor = keyword === 'MAINTAINER' ? 'maintainer-deprecated' : keyword.toLowerCase()
  return [keyword, { sentence: line.slice(at + 2), link: REFERENCE + anchor }]
}

function flagEntry(line: string): readonly [string, Description] {
  const [name = '', anchor = '', sentence = ''] = line.split(' | ')
  return [name.replace(' ', ' --'), { sentence, link: REFERENCE + anchor }]
}
