/** Monaco's own worker: differences and links, off the page's thread. */
import 'monaco-editor/editor/editor.worker'
