/**
 * Two small scripts that run while the page is read, before anything is drawn or hydrated. They are constant texts, so
 * that their hashes can stand in the Content-Security-Policy.
 */

/** Sets the chosen theme before the first paint. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('stagecraft.theme');if(t==='light'||t==='dark'||t==='contrast')document.documentElement.dataset.theme=t}catch(e){}`

/**
 * Puts a returning learner's saved text into the plain editor before it can be typed in, and notes while a word is being composed:
 * Monaco must not take over in the middle of one.
 */
export const SAVED_TEXT_SCRIPT = `addEventListener('compositionstart',function(e){e.target.dataset.composing='1'},true);addEventListener('compositionend',function(e){delete e.target.dataset.composing},true);try{var c=document.documentElement.dataset.course||'';document.querySelectorAll('textarea[data-path]').forEach(function(a){if(a.dataset.owned)return;var s=a.dataset.scope,p=a.dataset.path,f=JSON.parse(localStorage.getItem(c+'stagecraft.front '+s)||'{}')[p],n=-1;for(var i=0;i<localStorage.length;i++){var k=localStorage.key(i);if(k.indexOf(c+'stagecraft.ahead ')===0){var e=JSON.parse(localStorage.getItem(k));if(e.scope===s&&e.path===p&&e.at>n){n=e.at;f=e.text}}}if(typeof f==='string'){a.savedText=f;if(f!==a.value)a.value=f}})}catch(e){}`
