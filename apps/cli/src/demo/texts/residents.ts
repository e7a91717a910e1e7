/** The resident behind the demo's button; the account is the one that button signs in. */
export const demoResident = 'Ana Ruiz';

const english = [
  'Joseph Okafor', 'Priya Nair', 'Margaret Ellis', 'Daniel Whitlock', 'Amina Yusuf', 'Grace Chen',
  'Oliver Brandt', 'Fatima Idrissi', 'Tomasz Wilk', 'Hannah Price', 'Samuel Adeyemi', 'Ruth Goldberg',
  'Declan Murphy', 'Mei Tanaka', 'Leila Haddad', 'Peter Lindqvist', 'Chloe Bennett', 'Arjun Mehta',
  'Sinead Walsh', 'George Papadakis', 'Nadia Petrova', 'Ifeoma Nwosu', 'Harold Finch', 'Beatrice Lowe',
  'Kwame Mensah', 'Ingrid Solberg', 'Yusuf Demir', 'Elena Marin', 'Thomas Ashworth', 'Zainab Khan',
  'Liam Doyle', 'Anita Rao', 'Colin Hartley', 'Sofia Almeida', 'Victor Nguyen', 'Joanna Kowalska',
  'Patrick Osei', 'Emily Carter', 'Rashid Karimi', 'Dorothy Pike', 'Marcus Reid', 'Hui Min Tan',
  'Alice Fontaine', 'Bilal Rahman', 'Kateryna Bondar', 'Edward Shaw', 'Noor Aziz', 'Gwen Morris',
  'Salma Mansour', 'Khaled Darwish',
];

const spanish = [
  'Lucía Herrera', 'Carlos Mendoza', 'Pilar Navarro', 'Javier Ortega', 'Rosa Quispe', 'Andrés Molina',
  'Carmen Vega', 'Diego Salas', 'Isabel Fuentes', 'Mateo Cabrera', 'Teresa Domínguez', 'Rafael Soto',
];

/** Invented people of an invented town, with the language that their account is set to. */
export const residents: { name: string; locale: string }[] = [
  ...english.map((name) => ({ name, locale: 'en' })),
  ...spanish.map((name) => ({ name, locale: 'es' })),
];
