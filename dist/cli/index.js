import { doors } from '../lib/index.js';
await doors.cli();
