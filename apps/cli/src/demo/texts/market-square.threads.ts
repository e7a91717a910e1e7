/** Conversations on the most discussed proposals of the market square, in the notation of `threads.ts`. */
export const marketSquareThreads = `
@stop-7
Joseph Okafor + My mother sits there every Tuesday with her shopping. She does not need a study, she needs a shadow.
  Priya Nair = Agreed, but lindens drip on cars and benches. Hornbeam would not.
    Ana Ruiz + [-18] Thank you, I did not know that. I have changed the text: the gardeners choose the kind.
      Priya Nair + Then you have my support. Hornbeam also keeps its leaves late, so there is some shelter in October.
        Harold Finch = It keeps the dead ones all winter, too. Somebody has to sweep them in {month:+100}, and please not at six in the morning.
          Priya Nair = Fair. The ones on Mill Lane are swept once, in March, and nobody has complained.
    Margaret Ellis + My late husband planted the hornbeams at Riverside. Forty years, and not one has lifted the paving.
  Lucía Herrera + [es] Yo espero allí con mis dos hijos. En agosto nos metemos en el portal del banco, y no cabemos todos.
Colin Hartley - The fish stall loses its van space if the kerb moves. Ask the traders first.
  Ana Ruiz = The kerb would not move. The trees stand in the pavement, between the shelter and the shops. Would that still be a problem for you?
    Colin Hartley = If it stays as wide as now for unloading, no. I would like to see it on a drawing before I believe it.
      Ana Ruiz + That is fair, I have asked the parks department for one.
        Colin Hartley + [-8] They called me yesterday and came by with a tape measure. Credit where it is due.
  Declan Murphy = [#van-remark] Maybe you should have thought of that before you parked across the pavement for ten years, Colin from number 14.
    Beatrice Lowe = Please leave people's addresses out of it.
Dorothy Pike + Six trees, yes. But plant them at a decent size. The twigs at the station were broken within a month.
  Arjun Mehta = Bigger trees take worse, I'm told. Twelve centimetres around is what most towns plant, with a guard for three years.
Victor Nguyen - Drivers need to see who is waiting. With trunks in a row they will pass by, as they do at stop 12.
  Ana Ruiz = [-8] Good point. Stop 12 has a hedge, though, and these would have no branches below two and a half metres. The operator is asked about it, see the answer above.
  Samuel Adeyemi = I cannot see the bus, so I rely on the driver seeing me. Please keep the last eight metres before the pole free.
    Ana Ruiz + That is the most useful sentence on this page. I have sent it on.
Grace Chen + The survey says roots are possible from the kerb to the stop. So there is no technical reason to wait.
Rafael Soto = [es] ¿Y quién los riega en agosto, cuando el colegio está cerrado?
  Teresa Domínguez + [es] Las familias del club hacen turnos. Ya lo hacemos con el huerto desde hace cuatro años.
Marcus Reid - Trees are fine. Spending from the same pot twice is not. Each of these needs a pit, a guard and three years of water: about £3,000 together. Please say so in the proposal.
  Ana Ruiz = I asked: the council counts £2,700 a tree with everything, so £16,200 for six. I would still do it.
    Marcus Reid = Thank you for finding out. For that price I would plant four good ones.

@parking
Marcus Reid - My mother is 84 and not "disabled" on paper. She can walk from the square to the doctor, but not from Station Road. You are planning her out of the town centre.
  Oliver Brandt = I do not want that. What if the two loading spaces were also drop-off spaces: ten minutes, for anybody?
    Marcus Reid = And I then drive off and leave her standing there? She needs an arm.
      Gwen Morris + The dial-a-ride stops at the door and takes a companion. It costs less than the parking. I can help her to register, if you like.
        Marcus Reid = That is kind. I did not know it existed. I will ask her.
    Emily Carter + Thirty minutes instead of ten, and it works for most of us.
Hui Min Tan + I counted for a week from my window: the same nineteen cars stand there from eight to six. They are people who work here, not customers.
  Edward Shaw = Then charge more after two hours. One does not have to dig everything up because of nineteen cars.
    Hui Min Tan = That would help too. But we would still look at cars instead of at each other.
  George Papadakis - One of the nineteen is mine. I carry drills and boilers, and I need it at the door twice a day.
    Oliver Brandt = Would a loading space with a bookable hour do?
      George Papadakis = [-12] If it is really free when I come, yes. See my proposal about delivery hours.
Beatrice Lowe - I sell flowers. On Saturdays a third of my customers come by car from the villages. They told me that they would go to the retail park.
  Ifeoma Nwosu = In our street everyone said that in 2018. Then the cars left, and after a bad half-year the shops had more customers than before. The bad half-year was real, though: two closed.
    Beatrice Lowe = That is what I am afraid of. I could be one of the two.
      Alice Fontaine = Then it should be part of the plan: no business rates for the shops on the square while the works last. I would pay for that with my taxes.
        Beatrice Lowe + With that I could sleep.
  Andrés Molina + [es] Yo vengo de un pueblo, en coche, y prefiero aparcar una vez en Station Road que dar cuatro vueltas a la plaza.
Nadia Petrova + Half of the cars stay less than 35 minutes, says the count. Short stays are what Station Road with a free first hour is good at.
Edward Shaw - Four minutes for you are nine minutes for me. I timed it, with my stick.
  Oliver Brandt = I believe you. Would a bench half-way change it? There is room at the chapel.
    Edward Shaw = It would help. So would a crossing that stays green for longer than eleven seconds.
      Kwame Mensah + The crossing at the chapel has been too short for years. Please write that as a proposal of its own, I would support it at once.
Diego Salas - [es] Sin coches, de noche la plaza se queda vacía, y a mí una plaza vacía me da miedo. Hoy al menos pasa alguien.
  Isabel Fuentes = [-14] [es] Te entiendo. A mí me dan seguridad las ventanas con luz y el café abierto, no los coches aparcados. ¿Has visto la propuesta de las luces?
    Diego Salas = [es] La he visto y la apoyo. Primero las luces, después lo demás.
Liam Doyle = What happens to the spaces for blue badges during the works? Nobody ever says.
  Zainab Khan = I asked at the information evening: they move to Bridge Street, numbers 2 to 10, for the whole time.
Rashid Karimi + I drive a taxi. Give us two places by the town hall and I will support all the rest.
Harold Finch - [#retail-rumour] It is all decided already. The plan was drawn last year and this here is theatre.
  Anita Rao = I had that feeling as well, so I read the minutes: there is a survey and a budget, no plan. They are linked under documents.
    Harold Finch = I read them, too, after your comment. You are right, there is no plan in there. I still want to see whether they listen.

@fountain
Fatima Idrissi + In the hot week I carried water for my children and gave half of it to two tourists.
Liam Doyle + I am a plumber. A push valve like this lasts twelve years if somebody cleans the filter twice a year. Please write down who that somebody is.
  Ruth Goldberg + Exactly the sort of thing that killed the last one. Thank you.
  Noor Aziz = Could the library have the key? They are there six days a week.
    Liam Doyle + A librarian can change that filter. It takes five minutes and a spanner.
Joanna Kowalska = What about winter? Pipes outside freeze.
  Liam Doyle = There is a frost valve that empties the pipe below minus one. It is £200 well spent.
Peter Lindqvist - [-4] Water is public, but £18,400 for one tap is a lot. The bottle tap at the station was a third of it.
  Ruth Goldberg = The one at the station hangs on an inside wall. Most of this is digging and the pump house. I agree that they should publish the split.
    Peter Lindqvist = If they publish it, I have nothing against it.
Carmen Vega + [es] Que tenga también un caño bajo, por favor. Mi hija va en silla y en la estación no alcanza.
  Ruth Goldberg + [-4] [es] Está en la propuesta y en la respuesta del ayuntamiento: dos alturas. Gracias por recordarlo.
Kateryna Bondar + My dog thanks the council in advance.

@van-bays
Joseph Okafor + I buy from Colin because the fish is cold at noon. If the van goes, so do I.
Mei Tanaka = Could the bays be on Church Lane, with a trolley between?
  Colin Hartley - Ice on a trolley over cobbles, fifteen times a morning. My back says no.
    Mei Tanaka + Understood. I had not thought of the cobbles.
Sofia Almeida + My cheese van is number six of the eight. I would add: water nearby, so that we can wash down at the end.
Ingrid Solberg = Eight bays of seven metres is the whole north side. Do all eight come on both days?
  Colin Hartley = Eight on Saturdays, five on Tuesdays. We could live with six if two were on the west side.
    Ingrid Solberg + That would leave room for both the trees and the vans. Could you put it into the proposal?
      Colin Hartley + I will, when I have asked the other seven.
Yusuf Demir - The other five days they will be parking spaces again, you will see.
  Alice Fontaine = Not with posts that sink into the ground. The market in my mother's town has them.

@play
Amina Yusuf + Yes! My three would never leave. That is also my only objection.
Edward Shaw - I live above the library. Children are a joy until half past nine at night. Please no drums, no bells, nothing that rings.
  Chloe Bennett + Stones and wood only, I promise. And I would be glad if the café closed its terrace at nine as well.
    Edward Shaw + Then I have no objection.
Nadia Petrova = Who checks that the trunk does not rot? At Riverside one was taken away after two years.
  Thomas Ashworth = Robinia lasts twenty. It was the wrong wood at Riverside.
Javier Ortega + [es] Y un juego de ajedrez grande en el suelo, para los que ya no trepamos.
  Khaled Darwish + I would come every evening for that.
Dorothy Pike - The stones will be full of teenagers.
  Chloe Bennett + I hope so. Where else are they to sit?
`;
