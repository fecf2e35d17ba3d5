import { expect, test } from 'vitest'
import { readText } from '@/core/files/tree.ts'
import { atSite } from '../machine.ts'

function serving(...lines: readonly string[]) {
  return atSite('docker build -t web .', 'docker run -d -p 8080:80 web', ...lines)
}

test.each([
  'curl localhost:8080',
  'curl -s http://localhost:8080/',
  'curl -sSfL 127.0.0.1:8080/deep/link',
  'curl 0.0.0.0:8080',
  'wget -qO- localhost:8080',
])('%s prints the page', (line) => {
  const { out, code } = serving(line)
  expect(out).toBe('<h1>Hello</h1>\n')
  expect(code).toBe(0)
})

test('-i shows status and headers before the page, -I without it', () => {
  expect(serving('curl -i localhost:8080').out).toMatch(
    /^HTTP\/1\.1 200 OK\nServer: nginx[\s\S]*Content-Type: text\/html[\s\S]*\n\n<h1>Hello<\/h1>\n$/,
  )
  expect(serving('curl -I localhost:8080').out).toMatch(/^HTTP\/1\.1 200 OK\n[\s\S]*\n\n$/)
})

test('-o writes the page into a file, and -w prints what is asked', () => {
  const { session, out } = serving("curl -s -o page.html -w '%{http_code}\\n' localhost:8080")
  expect(out).toBe('200\n')
  expect(readText(session.files, '/root/starter-react-app/page.html')).toBe('<h1>Hello</h1>\n')
})

test('-v shows the request on the standard error', () => {
  expect(serving('curl -v localhost:8080').text).toContain('> GET / HTTP/1.1\n> Host: localhost:8080\n')
})

test('the output goes down a pipe', () => {
  expect(serving('curl -s localhost:8080 | grep -c Hello').out).toBe('1\n')
})

test('nobody on the port: connection refused', () => {
  const { text, code } = serving('curl localhost:9999')
  expect(text).toBe('curl: (7) Failed to connect to localhost port 9999 after 0 ms: Could not connect to server\n')
  expect(code).toBe(7)
  expect(serving('curl -s localhost:9999').text).toBe('')
})

test('a published port on which the container does not listen answers with nothing', () => {
  const { text, code } = serving('docker run -d -p 3000:3000 web', 'curl localhost:3000')
  expect(text).toBe('curl: (52) Empty reply from server\n')
  expect(code).toBe(52)
})

test('-f turns an error status into an exit status', () => {
  const { text, code } = serving('curl -f -X POST localhost:8080/')
  expect(text).toBe('curl: (22) The requested URL returned error: 405\n')
  expect(code).toBe(22)
})

test('other hosts are out of reach, and it says so', () => {
  const { text, code } = serving('curl https://example.com')
  expect(text).toContain('curl: (6) Could not resolve host: example.com\n')
  expect(text).toContain('stagecraft: ')
  expect(code).toBe(6)
})

test('wrong flags and no address', () => {
  expect(serving('curl').text).toContain('curl: (2) no URL specified')
  expect(serving('curl --nope x').text).toContain('curl: option --nope: is unknown')
})
