const { FeatureFlag } = require("@medusajs/framework/utils");

// Medusa reads the configuration before it knows its own feature flags, and would leave out the module that a flag is for.
FeatureFlag.setFlag("rbac", process.env.MEDUSA_FF_RBAC === "true");
