"use strict";
window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/api-docs/openapi.json",
    dom_id: "#api",
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    docExpansion: "list",
    tryItOutEnabled: true,
    validatorUrl: null,
  });
});
