require('../lib/index.js').doors.post();
