package io.dangol.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.IdempotentItems;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.WithoutToken;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.security.PermissionsAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URL;

/** The rules of every service's house; a service's own {@code ArchitectureTest} includes them with its package. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    @ArchTest
    public static final ArchTests those_of_any_module = ArchTests.in(ModuleRules.class);

    @ArchTest
    public static final ArchRule resources_speak_only_to_services_and_wire_shapes = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PanacheRepositoryBase.class);

    @ArchTest
    public static final ArchRule entities_events_and_policies_know_no_framework_but_annotations = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .haveSimpleNameEndingWith("Event")
            .or()
            .haveSimpleNameEndingWith("Policy")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "jakarta.persistence..",
                    "org.hibernate.annotations..",
                    "org.hibernate.type..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..",
                    "com.google.errorprone.annotations..",
                    "io.dangol..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule only_services_and_consumers_open_transactions = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Service")
            .and()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .beAnnotatedWith(Transactional.class);

    @ArchTest
    public static final ArchRule nor_do_single_methods_elsewhere = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Service")
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .beAnnotatedWith(Transactional.class);

    @ArchTest
    public static final ArchRule only_the_relay_talks_to_kafka =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

    /** No caller can make a service ask an address of the caller's choice: services ask none but database and Kafka. */
    @ArchTest
    public static final ArchRule no_service_asks_another_by_http = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "javax.net.ssl..",
                    "io.vertx.ext.web.client..",
                    "jakarta.ws.rs.client..",
                    "org.eclipse.microprofile.rest.client..",
                    "org.apache.http..",
                    "okhttp3..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.vertx.core.http.HttpClient")
            .orShould()
            .callMethod(URI.class, "toURL")
            .orShould()
            .callConstructor(URL.class, String.class)
            .orShould()
            .callMethod(URL.class, "openConnection")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket");

    @ArchTest
    public static final ArchRule every_endpoint_declares_its_scope = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .or()
            .areAnnotatedWith(PATCH.class)
            .or()
            .areAnnotatedWith(DELETE.class)
            .should()
            .beAnnotatedWith(PermissionsAllowed.class)
            .orShould()
            .beAnnotatedWith(WithoutToken.class)
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule every_post_can_be_repeated = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .should()
            .beAnnotatedWith(Idempotent.class)
            .orShould()
            .beAnnotatedWith(IdempotentItems.class)
            .orShould()
            .beAnnotatedWith(NaturallyIdempotent.class)
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule services_do_not_know_each_other =
            classes().that().resideInAPackage("io.dangol..").should(new OnlyKnowTheirOwnHouse());
}
