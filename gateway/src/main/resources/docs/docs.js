window.onload = () => {
    window.ui = SwaggerUIBundle({
        url: "/openapi",
        dom_id: "#swagger-ui",
        deepLinking: true,
        docExpansion: "none",
        // The validator badge would ask a server on the internet.
        validatorUrl: null,
        persistAuthorization: false,
    });
};
