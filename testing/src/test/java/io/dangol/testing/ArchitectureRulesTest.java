package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every guard bites: for each rule there is a class that breaks it, and the rule says which. */
class ArchitectureRulesTest {

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.dangol.broken");

    /** What each rule has to complain about. */
    private static final Map<String, String[]> EXPECTED = new TreeMap<>(Map.ofEntries(
            expected("resources_speak_only_to_services_and_wire_shapes", "ThingResource.get()"),
            expected("entities_events_and_policies_know_no_framework_but_annotations", "StoredThing"),
            expected("only_services_and_consumers_open_transactions", "ThingCommitter"),
            expected("nor_do_single_methods_elsewhere", "ThingWriter.write()"),
            expected("only_the_relay_talks_to_kafka", "ThingSender"),
            expected("no_service_asks_another_by_http", "ThingFetcher.fetch(java.net.URI)"),
            expected("dependencies_arrive_through_the_constructor", "ThingService.sender"),
            expected("time_comes_from_the_clock", "ThingService.instant()", "ThingService.day()"),
            expected("names_say_what_a_thing_is", "ThingHelper"),
            expected("every_endpoint_declares_its_scope", "ThingResource.get()", "ThingResource.post()"),
            expected("every_post_can_be_repeated", "ThingResource.post()"),
            expected("services_do_not_know_each_other", "Neighbour"),
            expected("features_form_no_cycles", "Slice a", "Slice b"),
            expected("nothing_is_public_that_no_other_feature_needs", "Exposed"),
            expected("every_package_refuses_null_and_dropped_results", "io.dangol.broken is not guarded")));

    @Test
    void every_rule_is_seen_to_bite() {
        EXPECTED.forEach((name, complaints) -> {
            String report =
                    rule(name).evaluate(BROKEN).getFailureReport().getDetails().toString();
            assertThat(report).as(name).contains(complaints);
        });
    }

    @Test
    void nor_does_the_platform_ask_anybody_by_http() {
        JavaClasses platform = new ClassFileImporter().importPackages("io.dangol.platform");

        assertThat(platform).isNotEmpty();
        ArchitectureRules.no_service_asks_another_by_http.check(platform);
    }

    @Test
    void no_rule_is_without_a_class_that_breaks_it() {
        assertThat(rules().map(Field::getName)).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    private static Map.Entry<String, String[]> expected(String rule, String... complaints) {
        return Map.entry(rule, complaints);
    }

    private static Stream<Field> rules() {
        return Stream.of(ArchitectureRules.class, ModuleRules.class)
                .flatMap(house -> Arrays.stream(house.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .filter(field -> field.getType().equals(ArchRule.class));
    }

    private static ArchRule rule(String name) {
        Field rule = rules().filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            return (ArchRule) rule.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
