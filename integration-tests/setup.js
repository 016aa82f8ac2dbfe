// Every test file loads Medusa's models anew in one process, and MikroORM remembers those of the file before.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core");

MetadataStorage.clear();
