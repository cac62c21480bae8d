import type { PageData } from '../report/html/page-data.js';
import { copyOnClick } from './dom.js';
import { startPage } from './page.js';

document.documentElement.classList.add('scripted');
copyOnClick(document);
const text = document.getElementById('data')?.textContent;
if (text !== undefined) {
  // Written by the same build as this script, and read by no other.
  const data: PageData = JSON.parse(text);
  startPage(document, window, data);
}
