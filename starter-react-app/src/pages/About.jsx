export function About() {
  return (
    <>
      <h1>About</h1>
      <p>
        This page has an address of its own. Open it directly, or reload it: the server finds no file called{' '}
        <code>about</code>, so it has to answer with the app, which then shows this page.
      </p>
      <p>The cups in the corner live in a Redux store. They stay while you walk from page to page.</p>
    </>
  )
}
