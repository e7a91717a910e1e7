/** Shorter conversations of the market square, in the notation of `threads.ts`. */
export const marketSquareMoreThreads = `
@plane-tree
Margaret Ellis + It has stood through three councils and two floods. Leave it.
Arjun Mehta + The rule is simple: no digging within twelve times the width of the trunk. For this one that is about ten metres.
  Grace Chen = The water main runs nine metres away from it. That is worth a question to the engineers.
    Arjun Mehta = They can push the new pipe through the old one there, without a trench. I have asked whether they plan to.
Bilal Rahman = Has anybody looked at the cavity on the north side? I like the tree, and I park my pram under it.

@rain
Liam Doyle + That lake has been there since they moved the kerb in 2009. The drain is higher than the ground.
Marcus Reid = Who takes the rubbish out of a sunken bed? On windy market days everything ends up there.
  Ingrid Solberg = A low edge of metal on the windward side keeps most of it out. The rest is ten minutes with a grabber on market evenings.
Isabel Fuentes + [es] Vivo en La Ribera y cada tormenta me entra agua en el garaje. Todo lo que se quede arriba es agua que no baja.
Victor Nguyen - The third cellar on the east side is mine. I want to see the lining in writing before anything holds water against my wall.
  Ingrid Solberg = You are right to ask. I have added the cellars to the list.

@crossing
Samuel Adeyemi = Level crossings are hard for me: I cannot feel where the road begins. With ribbed stone along both edges it would work for both of us.
  Carlos Mendoza + [es] Totalmente de acuerdo. Lo añadiría a la propuesta: nivel para las ruedas, textura para el bastón.
Rosa Quispe + [es] Con el carrito de la compra me pasa lo mismo. Once centímetros parecen cincuenta.

@bikes
Emily Carter + One group next to the library, please. The librarians let me keep my bike in the boiler room, and I feel guilty every day.
Gwen Morris = Could they have a roof? Even a small one.
  Tomasz Wilk = A roof hides the stands from view, and then they get robbed. I would rather have them open and seen.
Declan Murphy - Two car spaces today, six tomorrow.

@cane
Priya Nair + I pushed a pram into one of those café boards yesterday. Chairs and signs on one side would help everyone.
Alice Fontaine = I run the corner café. One side is fine with me, but then it must be the same rule for all of us, and somebody has to check.
  Samuel Adeyemi + Thank you. A painted line helps: the owners themselves see when a chair is over it.
    Alice Fontaine + Good idea. I would paint mine tomorrow.
Oliver Brandt = Is three centimetres enough for a guide dog to stop?
  Samuel Adeyemi = My dog stops at three, most do. At less than two they walk on.
Joanna Kowalska + The ribbed stones at the station are slippery in the wet. There are others with a rougher surface; they should try both on site.

@seats
Margaret Ellis + I had this translated for me, and I agree with every word. Stone is for the dead.
  Pilar Navarro + [es] Me has hecho reír en voz alta. Gracias, Margaret.
Yusuf Demir = With armrests in the middle nobody can lie down. Is that the idea?
  Pilar Navarro = [es] No. Los reposabrazos en los extremos, y alguno de cada tres en el medio, para levantarse. Quien necesite tumbarse, que pueda.
    Yusuf Demir + Then I am for it.
Rafael Soto + [es] Frente a frente, sí. En la plaza de mi pueblo los bancos se miran y la gente se conoce.
Noor Aziz = Wood needs oil every other year. I would still take it.

@deliveries
Colin Hartley = As long as "except for the market" stays in the title.
Hui Min Tan + Ten o'clock is late enough for the bakery and early enough for people with prams.
Zainab Khan - My pharmacy gets medicines four times a day, and some have to arrive within the hour.
  George Papadakis + Pharmacies are in the text as an exception. I will make it clearer.

@hook-ups
Sofia Almeida + My generator costs me £11 a day and a headache. Where do I sign?
Peter Lindqvist = Nine years sounds good. Which towns, and may we see the figures?
  Kwame Mensah = I only have them on paper from the traders' association. I have given a copy to the library: ask for the folder "market power".
    Peter Lindqvist + I went to read it. The figures hold if twelve of the sixteen posts are used. That seems realistic.
Colin Hartley + Sixteen is tight with eight cold vans. Make it twenty while the ground is open.
Edward Shaw + Six in the morning, eleven engines, every Saturday since 2014. Please.

@awnings
Carmen Vega + [es] En mi pueblo los poníamos entre los balcones. Cuando llegaban, empezaba el verano.
Arjun Mehta = What happens in a storm? Somebody has to take them down in time.
  Lucía Herrera = [es] Se recogen con una manivela, como las velas. Dos personas, veinte minutos. Los comerciantes podrían encargarse.
    Arjun Mehta = If the traders agree to that in writing, I am for it. I would not leave it to goodwill.
Beatrice Lowe + My flowers would last until noon.

@lights
Fatima Idrissi + I take the long way round by the station because of those hundred metres.
Ruth Goldberg + "It is the change that frightens people, not the dark": the lighting engineer should have that on the wall.
Andrés Molina = [es] Más cálidas, de acuerdo. Pero que se apaguen a la una, que vivo enfrente.
  Hannah Price = At one I would ask for half, not off: the last nurses come at twenty past one.
    Andrés Molina + [es] La mitad me vale.
Thomas Ashworth - [#lamp-catalogue] Cheapest garden lamps in the county, look for my shop in the online market place, ten per cent off this week only.
Bilal Rahman + And cut back the laurel at the chemist's corner. It costs nothing and could be done tomorrow.

@shaded-seats
Leila Haddad + [ar] أؤيد الفكرة. والدي يلعب الطاولة في المقهى لأنه لا يوجد مكان آخر، وسيكون سعيدًا بالجلوس في الهواء الطلق.
Pilar Navarro + [es] Lo he leído con el traductor y pido lo mismo en mi propuesta. ¿Unimos fuerzas?
  Salma Mansour + [ar] بكل سرور. المقاعد ذات المسند فكرة ممتازة.
Khaled Darwish + Two tables will not be enough. But they are a beginning.

@toilet
Gwen Morris + I plan my shopping around the café's opening hours. I am sixty-eight and tired of it.
Marcus Reid = Two days of staff are about £9,000 a year. I would find that money, but it should be said.
  Sinead Walsh + It should. The company that cleans the bus station offers it for £7,200; I asked them.
    Marcus Reid + Then I support it. You have done the council's work.
Amina Yusuf + Please include a small seat for children, and a hook for the bag.
Harold Finch - It was closed because of needles. Has anybody thought about that?
  Priya Nair = With somebody paid to be there it did not happen at the station. It happens where nobody looks.
Kateryna Bondar + [#kateryna-slip] I will send you the telephone number of the woman who looks after the one in

@herbs
Teresa Domínguez + [es] Nuestra cocina se apunta. Los niños comen verde si lo han cortado ellos.
Nadia Petrova = Dogs. That is all I have to say.
  Anita Rao + Sixty centimetres high keeps out all but the very ambitious.

@class-trees
Ana Ruiz + [es] Los seis de la parada 7 ya tienen clase, si queréis.
  Teresa Domínguez + [es] ¡Sexto B pregunta si puede ser el más cercano al kiosco!
Peter Lindqvist = And when the class leaves the school?
  Teresa Domínguez = [es] El árbol pasa a la clase que entra, con su cuaderno de medidas. Es casi lo mejor de la idea.

@night-market
Edward Shaw - Until eleven under my bedroom. Once a month, in summer, with the windows open.
  Mateo Cabrera = [es] Lo entiendo. ¿Y si acaba a las diez y media y los puestos de comida están en el lado sur, lejos de tu casa?
    Edward Shaw = Half past ten, and the south side: I could live with that for one summer.
Zainab Khan + Some of us work until six. The market has always been something for other people.
Declan Murphy = Who pays for the cleaning?
  Mateo Cabrera = [es] Los puestos, con la tasa. Cuatro noches son unas 1.900 libras; lo he preguntado.

@corner-stage
Ifeoma Nwosu + The choir thanks you. Our conductor has one leg shorter than the other by now.
Edward Shaw = "Small" should be a number. Without amplification I am for it.

@quiet-hour
Chloe Bennett + It would fit well behind the library stones. Let us ask for it together.
`;
