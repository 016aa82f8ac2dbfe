export const address = {
  first_name: "Anna",
  last_name: "Petrova",
  address_1: "Example street 1",
  city: "Moscow",
  country_code: "ru",
  postal_code: "101000",
  phone: "+70000000000",
};
