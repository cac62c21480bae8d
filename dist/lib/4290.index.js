"use strict";exports.id=4290,exports.ids=[4290],exports.modules={4290:((E,s,_)=>{_.d(s,{policyMistakes:()=>i.WB});var i=_(7781),d=_(37),t=_(2287),l=_(6151),M=_(2252),j=_(2728)})};
