require('../lib/index.js').doors.main();
