package io.dangol.customer.contactpolicy;

import io.dangol.customer.Code;
import io.dangol.customer.contactpolicy.PolicyRefusal.QuietHoursUnclear;
import io.dangol.customer.contactpolicy.PolicyRefusal.UnknownJurisdiction;
import io.dangol.customer.permit.Cap;
import io.dangol.customer.permit.ContactPolicy;
import io.dangol.customer.permit.Hours;
import io.dangol.customer.permit.Packs;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class PolicyApi {

    private static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    private PolicyApi() {}

    /** At most so many contacts in so many days. */
    @Schema(name = "ContactCap")
    record CapTerms(
            @Schema(description = "How many, whoever makes them", examples = "2") @NotNull @Min(1) @Max(1000) Integer contacts,

            @Schema(description = "In how many days", examples = "7") @NotNull @Min(1) @Max(366) Integer days,

            @Schema(description = "On this channel; absent: on all together", examples = "SMS")
            @Pattern(regexp = Code.PATTERN) @Nullable String channel) {
        Cap cap() {
            return new Cap(contacts, days, channel == null ? null : Code.of(channel));
        }

        static CapTerms of(Cap cap) {
            return new CapTerms(cap.contacts(), cap.days(), cap.channel());
        }
    }

    /** By the recipient's clock. */
    @Schema(name = "QuietHours")
    record QuietHoursTerms(
            @Schema(description = "From then on nobody is disturbed", examples = "21:00")
            @NotNull @Pattern(regexp = TIME) String from,

            @Schema(description = "Then it is free again, also on the next day", examples = "08:00")
            @NotNull @Pattern(regexp = TIME) String to,

            @Schema(description = "Channels that disturb nobody; absent: none") @Size(max = 20) @Nullable List<@NotNull @Pattern(regexp = Code.PATTERN) String> exceptChannels) {
        Hours hours() {
            if (from.equals(to)) {
                throw new QuietHoursUnclear().at("/quietHours/to");
            }
            List<String> except = Optional.ofNullable(exceptChannels).orElse(List.of());
            return new Hours(
                    LocalTime.parse(from),
                    LocalTime.parse(to),
                    except.stream().map(Code::of).collect(Collectors.toUnmodifiableSet()));
        }

        static QuietHoursTerms of(Hours hours) {
            DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
            return new QuietHoursTerms(
                    time.format(hours.from()),
                    time.format(hours.to()),
                    List.copyOf(new TreeSet<>(hours.exceptChannels())));
        }
    }

    /** What the house says; stricter than the law of its jurisdiction, never milder. */
    @Schema(name = "ContactPolicyTerms")
    record Terms(
            @Schema(description = "Whose law holds", examples = "KR") @NotNull @Pattern(regexp = Code.PATTERN) String jurisdiction,

            @Schema(description = "The recipients'; absent: that of the jurisdiction", examples = "Asia/Seoul")
            @Pattern(regexp = Zones.PATTERN) @Nullable String zone,

            @Schema(description = "Each of them holds") @NotNull @Size(max = 20) List<@NotNull @Valid CapTerms> caps,

            @Schema(description = "Absent: none but the law's") @Valid @Nullable QuietHoursTerms quietHours,

            @Schema(
                    description = "Whether a consent to be contacted at night lifts the quiet hours too",
                    examples = "true")
            @NotNull Boolean nightConsentLifts,

            @Schema(description = "Between two surveys; 0: none", examples = "180") @NotNull @Min(0) @Max(3660) Integer surveyRestDays,

            @Schema(description = "How long a permit holds at most", examples = "1440") @NotNull @Min(1) @Max(43_200) Integer lifetimeMinutes,

            @Schema(description = "Of all customers, never contacted but for what is exempt", examples = "0")
            @NotNull @Min(0) @Max(50) Integer holdOutPercent,

            @Schema(description = "Whether service and recalls take room in the windows", examples = "true") @NotNull Boolean exemptCounts) {
        ContactPolicy policy() {
            String law = Code.of(jurisdiction);
            if (Packs.of(law).isEmpty()) {
                throw new UnknownJurisdiction(law).at("/jurisdiction");
            }
            return new ContactPolicy(
                    law,
                    Zones.of(zone, "/zone"),
                    caps.stream().map(CapTerms::cap).toList(),
                    quietHours == null ? null : quietHours.hours(),
                    nightConsentLifts,
                    surveyRestDays,
                    lifetimeMinutes,
                    holdOutPercent,
                    exemptCounts);
        }

        static Terms of(ContactPolicy policy) {
            ZoneId zone = policy.zone();
            Hours quiet = policy.quietHours();
            return new Terms(
                    policy.jurisdiction(),
                    zone == null ? null : zone.getId(),
                    policy.caps().stream().map(CapTerms::of).toList(),
                    quiet == null ? null : QuietHoursTerms.of(quiet),
                    policy.nightConsentLifts(),
                    policy.surveyRestDays(),
                    policy.lifetimeMinutes(),
                    policy.holdOutPercent(),
                    policy.exemptCounts());
        }
    }

    /** The version that holds. */
    @Schema(name = "ContactPolicy")
    record PolicyView(
            @Schema(description = "The segment's, or DEFAULT", examples = "VIP")
            String code,

            Terms terms,

            @Schema(description = "Counts its changes; 0: built in, nobody has put one yet")
            long version,

            Instant createdAt)
            implements Versioned {
        static PolicyView of(KeptPolicy kept) {
            return new PolicyView(kept.code(), Terms.of(kept.terms()), kept.version(), kept.createdAt());
        }
    }
}
