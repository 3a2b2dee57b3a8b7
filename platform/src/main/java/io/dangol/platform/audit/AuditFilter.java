package io.dangol.platform.audit;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which entries are asked for, beside when. */
class AuditFilter {

    @RestQuery
    @Parameter(description = "Only what is about this id")
    @Schema(examples = "01970000-0000-7000-8000-0000000000c1")
    @Nullable String subject;

    @RestQuery
    @Parameter(description = "Only by this API client")
    @Schema(examples = "till-1")
    @Nullable String clientId;

    @RestQuery
    @Parameter(description = "Only this operation, by its operationId")
    @Schema(examples = "getCustomer")
    @Nullable String operation;

    @RestQuery
    @Parameter(description = "Only of this kind: read, disclose or change")
    @Pattern(regexp = "read|disclose|change") @Schema(examples = "disclose")
    @Nullable String action;

    Search search() {
        return new Search().about(subject).by(clientId).of(operation).doing(action);
    }
}
