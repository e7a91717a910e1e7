/** Words that say how something is asked, not what about. Folded. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'a an the and or but if of to in on at by for from with about into is are was were be been do does did have has had ' +
    'will would can could should may might shall this that these those it its there here we you they he she i our your their ' +
    'my us them me what when where why who how which any some more than so not no yes please as up out ' +
    'el la los las un una unos unas y o u e de del al a en con por para sin sobre es son era fue ser esta estan estar ha han ' +
    'hay se lo le les que cual cuales cuando donde como quien por porque cuanto cuanta cuantos cuantas mi tu su nuestro ' +
    'nuestra sus no si mas muy ya este esta estos estas ese esa eso esto va van vamos nos me te os'
  ).split(' '),
);
