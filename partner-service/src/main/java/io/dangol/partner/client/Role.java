package io.dangol.partner.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who calls, and what such a caller may do at most. */
enum Role {
    @JsonProperty("hq-admin")
    HQ_ADMIN(
            "partners:read partners:write stores:read stores:write api-clients:read api-clients:write programs:read"
                    + " programs:write products:read products:write cards:read cards:write sales:read sales:write"
                    + " redemptions:write ledger:read customers:read customers:write consents:read consents:write"
                    + " kpis:read operations:read operations:write audit:read"
                    + " member-tokens:issue adjustments:read adjustments:request adjustments:approve tiers:read"
                    + " tiers:write"
                    + " tiers:grant redemptions:hold"
                    + " rewards:read rewards:write rewards:claim rewards:cancel vouchers:issue vouchers:redeem"
                    + " settlements:read settlements:write settlements:close liability:read merges:read merges:write"
                    + " bonus-campaigns:read bonus-campaigns:write bonus-campaigns:decide members:import"
                    + " receipts:claim coalitions:read coalitions:write gifts:give gifts:read gifts:reverse"
                    + " households:read households:join"
                    + " fraud:read fraud:write fraud:review staff-cards:read staff-cards:write"
                    + " referrals:read referrals:write referrals:use redemptions:resolve"
                    + " contact-permits:read contact-permits:write contact-policies:read contact-policies:write"
                    + " leave-alone:write"
                    + " accounts:read accounts:write"
                    + " custodies:write shipments:read shipments:write customers:import changes:read"
                    + " customers:export customers:export-clear match-reviews:read match-reviews:write"
                    + " match-weights:read match-weights:write customer-merges:read customer-merges:write",
            false),
    @JsonProperty("hq-marketer")
    HQ_MARKETER(
            "programs:read programs:write products:read cards:read customers:read kpis:read partners:read stores:read"
                    + " tiers:read tiers:write"
                    + " rewards:read rewards:write vouchers:issue bonus-campaigns:read bonus-campaigns:write"
                    + " coalitions:read referrals:read referrals:write"
                    + " contact-permits:read contact-permits:write contact-policies:read contact-policies:write"
                    + " leave-alone:write"
                    + " accounts:read customers:export",
            false),
    @JsonProperty("hq-agent")
    HQ_AGENT(
            "customers:read customers:write consents:read consents:write cards:read cards:write sales:read"
                    + " redemptions:write partners:read stores:read adjustments:read adjustments:request tiers:read"
                    + " merges:read"
                    + " rewards:read rewards:claim rewards:cancel bonus-campaigns:read"
                    + " receipts:claim gifts:give gifts:read gifts:reverse households:read households:join"
                    + " fraud:read fraud:review staff-cards:read"
                    + " referrals:read referrals:use redemptions:resolve"
                    + " contact-permits:read contact-permits:write contact-policies:read leave-alone:write"
                    + " accounts:read accounts:write"
                    + " custodies:write shipments:read match-reviews:read match-reviews:write"
                    + " customer-merges:read customer-merges:write",
            false),
    @JsonProperty("erp")
    ERP(
            "partners:read partners:write stores:read stores:write products:read products:write cards:read cards:write"
                    + " sales:read sales:write customers:read customers:write consents:write programs:read kpis:read"
                    + " member-tokens:issue tiers:read tiers:grant"
                    + " rewards:read settlements:read liability:read merges:read merges:write bonus-campaigns:read"
                    + " coalitions:read coalitions:write gifts:give gifts:read gifts:reverse"
                    + " households:read households:join"
                    + " referrals:read referrals:use contact-permits:read contact-permits:write contact-policies:read"
                    + " accounts:read accounts:write"
                    + " custodies:write shipments:read shipments:write customers:import changes:read"
                    + " customers:export customer-merges:read",
            false),
    @JsonProperty("partner-admin")
    PARTNER_ADMIN(
            "partners:read stores:read api-clients:read api-clients:write sales:read sales:write cards:read"
                    + " customers:read customers:write consents:read consents:write redemptions:write products:read"
                    + " kpis:read"
                    + " rewards:read rewards:claim rewards:cancel vouchers:redeem settlements:read"
                    + " bonus-campaigns:read bonus-campaigns:decide"
                    + " receipts:claim coalitions:read gifts:give fraud:read staff-cards:read staff-cards:write"
                    + " referrals:use contact-permits:read contact-permits:write leave-alone:write"
                    + " accounts:read accounts:write shipments:read customers:import changes:read customers:export",
            true),
    @JsonProperty("partner-staff")
    PARTNER_STAFF(
            "sales:read sales:write cards:read customers:read customers:write consents:read consents:write"
                    + " redemptions:write products:read"
                    + " rewards:read rewards:claim rewards:cancel vouchers:redeem receipts:claim gifts:give"
                    + " referrals:use contact-permits:read contact-permits:write"
                    + " accounts:read accounts:write",
            true),
    @JsonProperty("pos")
    POS(
            "sales:read sales:write cards:read redemptions:write customers:write consents:write products:read"
                    + " rewards:read rewards:claim rewards:cancel vouchers:redeem receipts:claim"
                    + " referrals:use",
            true);

    private final String scopes;
    private final boolean ofPartner;

    Role(String scopes, boolean ofPartner) {
        this.scopes = scopes;
        this.ofPartner = ofPartner;
    }

    /** As tokens say it. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> scopes() {
        return Arrays.asList(scopes.split(" ", -1));
    }

    /** Bound to a partner; the others are headquarters'. */
    boolean isOfPartner() {
        return ofPartner;
    }

    /** Bound to stores by name. */
    boolean needsStores() {
        return this == POS;
    }
}
