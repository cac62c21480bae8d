#!/usr/bin/env node
import { doors } from '../lib/index.js';
await doors.cli();
