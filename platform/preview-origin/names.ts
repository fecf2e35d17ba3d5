/** The only two files of the preview origin. Every other address of it belongs to the learner's app. */
export const SHELL_PATH = '/__stagecraft-preview.html'
export const WORKER_PATH = '/__stagecraft-preview.js'
