package io.dangol.partner.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changeable part of a partner. */
@Embeddable
@Schema(description = "What a merge patch may change: what is named is replaced, null removes")
record PartnerProfile(
        @NotBlank @Size(max = 200) @Schema(examples = "Hanbit Motors") String name,

        @NotNull @Enumerated(EnumType.STRING) Type type,

        @NotNull @Enumerated(EnumType.STRING) @Column(name = "legal_form")
        LegalForm legalForm,

        @Size(min = 1, max = 100)
        @Column(name = "external_id")
        @Schema(description = "What the ERP calls the partner; no other has it", examples = "ERP-4711")
        @Nullable String externalId,

        @NotNull @Enumerated(EnumType.STRING) Status status) {

    enum Type {
        DEALER,
        FRANCHISE,
        AGENCY,
        DISTRIBUTOR,
        OEM,
        COALITION,
        OWN_STORES
    }

    enum LegalForm {
        CORPORATION,
        SOLE_PROPRIETOR,
        PARTNERSHIP,
        OTHER
    }

    enum Status {
        RECRUITING,
        ONBOARDING,
        ACTIVE,
        TERMINATED
    }
}
