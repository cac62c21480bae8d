"use strict";exports.id=4901,exports.ids=[4901],exports.modules={4901:((d,s,_)=>{_.d(s,{githubPreset:()=>t.VY});var t=_(9259),u=_(2728)})};
