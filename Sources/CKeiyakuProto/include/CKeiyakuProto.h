/* Generated from proto/ by Tools/generate.sh; do not edit. */
#ifndef C_KEIYAKU_PROTO_H
#define C_KEIYAKU_PROTO_H

#include "keiyaku/log/v1/record.pb-c.h"
#include "keiyaku/log/v1/snapshot.pb-c.h"
#include "keiyaku/rpc/v1/descriptor.pb-c.h"
#include "keiyaku/rpc/v1/diagnostics.pb-c.h"
#include "keiyaku/rpc/v1/frame.pb-c.h"
#include "keiyaku/rpc/v1/health.pb-c.h"
#include "keiyaku/rpc/v1/reflection.pb-c.h"
#include "keiyaku/v1/admin.pb-c.h"
#include "keiyaku/v1/catalog.pb-c.h"
#include "keiyaku/v1/common.pb-c.h"
#include "keiyaku/v1/customers.pb-c.h"
#include "keiyaku/v1/events.pb-c.h"
#include "keiyaku/v1/exchange.pb-c.h"
#include "keiyaku/v1/subscriptions.pb-c.h"
#include "descriptor_set.h"

/* Descriptors by function: Swift copies an extern struct where it reads one. */
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__record__message_descriptor(void) {
  return &keiyaku__log__v1__record__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__bulk_part__message_descriptor(void) {
  return &keiyaku__log__v1__bulk_part__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__event__message_descriptor(void) {
  return &keiyaku__log__v1__event__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__database_created__message_descriptor(void) {
  return &keiyaku__log__v1__database_created__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__customer_created__message_descriptor(void) {
  return &keiyaku__log__v1__customer_created__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__customer_updated__message_descriptor(void) {
  return &keiyaku__log__v1__customer_updated__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__credential_set__message_descriptor(void) {
  return &keiyaku__log__v1__credential_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__customer_suspension_set__message_descriptor(void) {
  return &keiyaku__log__v1__customer_suspension_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__plan_created__message_descriptor(void) {
  return &keiyaku__log__v1__plan_created__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__plan_updated__message_descriptor(void) {
  return &keiyaku__log__v1__plan_updated__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__default_plan_set__message_descriptor(void) {
  return &keiyaku__log__v1__default_plan_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__add_on_created__message_descriptor(void) {
  return &keiyaku__log__v1__add_on_created__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__add_on_updated__message_descriptor(void) {
  return &keiyaku__log__v1__add_on_updated__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__associated_add_on__message_descriptor(void) {
  return &keiyaku__log__v1__associated_add_on__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__association__message_descriptor(void) {
  return &keiyaku__log__v1__association__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__values__message_descriptor(void) {
  return &keiyaku__log__v1__values__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__terms__message_descriptor(void) {
  return &keiyaku__log__v1__terms__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_created__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_created__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_updated__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_updated__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_terms_set__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_terms_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_transferred__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_transferred__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_association_set__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_association_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_status_set__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_status_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_expired__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_expired__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_renewed__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_renewed__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_deleted__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_deleted__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__customer_deleted__message_descriptor(void) {
  return &keiyaku__log__v1__customer_deleted__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__plan_archived_set__message_descriptor(void) {
  return &keiyaku__log__v1__plan_archived_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__add_on_archived_set__message_descriptor(void) {
  return &keiyaku__log__v1__add_on_archived_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__plan_deleted__message_descriptor(void) {
  return &keiyaku__log__v1__plan_deleted__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__add_on_deleted__message_descriptor(void) {
  return &keiyaku__log__v1__add_on_deleted__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__capabilities_set__message_descriptor(void) {
  return &keiyaku__log__v1__capabilities_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__registry_adopted__message_descriptor(void) {
  return &keiyaku__log__v1__registry_adopted__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__clock_confirmed__message_descriptor(void) {
  return &keiyaku__log__v1__clock_confirmed__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__state_header__message_descriptor(void) {
  return &keiyaku__log__v1__state_header__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__actor_row__message_descriptor(void) {
  return &keiyaku__log__v1__actor_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__customer_row__message_descriptor(void) {
  return &keiyaku__log__v1__customer_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__plan_row__message_descriptor(void) {
  return &keiyaku__log__v1__plan_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__add_on_row__message_descriptor(void) {
  return &keiyaku__log__v1__add_on_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__association_row__message_descriptor(void) {
  return &keiyaku__log__v1__association_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__subscription_row__message_descriptor(void) {
  return &keiyaku__log__v1__subscription_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__request_row__message_descriptor(void) {
  return &keiyaku__log__v1__request_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__log__v1__bulk_job_row__message_descriptor(void) {
  return &keiyaku__log__v1__bulk_job_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__file_descriptor_set__message_descriptor(void) {
  return &keiyaku__rpc__v1__file_descriptor_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__encoded_file_descriptor_set__message_descriptor(void) {
  return &keiyaku__rpc__v1__encoded_file_descriptor_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__file_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__file_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__message_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__message_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__message_options__message_descriptor(void) {
  return &keiyaku__rpc__v1__message_options__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__field_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__field_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__field_options__message_descriptor(void) {
  return &keiyaku__rpc__v1__field_options__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__oneof_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__oneof_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__enum_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__enum_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__enum_value_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__enum_value_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__service_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__service_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__method_descriptor__message_descriptor(void) {
  return &keiyaku__rpc__v1__method_descriptor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__method_options__message_descriptor(void) {
  return &keiyaku__rpc__v1__method_options__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__source_info__message_descriptor(void) {
  return &keiyaku__rpc__v1__source_info__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__source_location__message_descriptor(void) {
  return &keiyaku__rpc__v1__source_location__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__diagnostics_item__message_descriptor(void) {
  return &keiyaku__rpc__v1__diagnostics_item__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__expand_request__message_descriptor(void) {
  return &keiyaku__rpc__v1__expand_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__collect_reply__message_descriptor(void) {
  return &keiyaku__rpc__v1__collect_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__hello__message_descriptor(void) {
  return &keiyaku__rpc__v1__hello__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__metadata_entry__message_descriptor(void) {
  return &keiyaku__rpc__v1__metadata_entry__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__request_header__message_descriptor(void) {
  return &keiyaku__rpc__v1__request_header__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__field_violation__message_descriptor(void) {
  return &keiyaku__rpc__v1__field_violation__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__status_detail__message_descriptor(void) {
  return &keiyaku__rpc__v1__status_detail__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__status__message_descriptor(void) {
  return &keiyaku__rpc__v1__status__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__go_away__message_descriptor(void) {
  return &keiyaku__rpc__v1__go_away__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__settings__message_descriptor(void) {
  return &keiyaku__rpc__v1__settings__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__health_check_request__message_descriptor(void) {
  return &keiyaku__rpc__v1__health_check_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__health_check_reply__message_descriptor(void) {
  return &keiyaku__rpc__v1__health_check_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__list_services_request__message_descriptor(void) {
  return &keiyaku__rpc__v1__list_services_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__list_services_reply__message_descriptor(void) {
  return &keiyaku__rpc__v1__list_services_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__service_description__message_descriptor(void) {
  return &keiyaku__rpc__v1__service_description__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__method_description__message_descriptor(void) {
  return &keiyaku__rpc__v1__method_description__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__get_file_descriptor_set_request__message_descriptor(void) {
  return &keiyaku__rpc__v1__get_file_descriptor_set_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__rpc__v1__get_file_descriptor_set_reply__message_descriptor(void) {
  return &keiyaku__rpc__v1__get_file_descriptor_set_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_server_info_request__message_descriptor(void) {
  return &keiyaku__v1__get_server_info_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_server_info_reply__message_descriptor(void) {
  return &keiyaku__v1__get_server_info_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__confirm_clock_request__message_descriptor(void) {
  return &keiyaku__v1__confirm_clock_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__confirm_clock_reply__message_descriptor(void) {
  return &keiyaku__v1__confirm_clock_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__adopt_registry_request__message_descriptor(void) {
  return &keiyaku__v1__adopt_registry_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__adopt_registry_reply__message_descriptor(void) {
  return &keiyaku__v1__adopt_registry_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__checkpoint_request__message_descriptor(void) {
  return &keiyaku__v1__checkpoint_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__checkpoint_progress__message_descriptor(void) {
  return &keiyaku__v1__checkpoint_progress__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__backup_request__message_descriptor(void) {
  return &keiyaku__v1__backup_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__backup_reply__message_descriptor(void) {
  return &keiyaku__v1__backup_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__plan_spec__message_descriptor(void) {
  return &keiyaku__v1__plan_spec__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__plan__message_descriptor(void) {
  return &keiyaku__v1__plan__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_on_spec__message_descriptor(void) {
  return &keiyaku__v1__add_on_spec__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_on__message_descriptor(void) {
  return &keiyaku__v1__add_on__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_plan_request__message_descriptor(void) {
  return &keiyaku__v1__create_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__create_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_plan_request__message_descriptor(void) {
  return &keiyaku__v1__get_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__get_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_plans_request__message_descriptor(void) {
  return &keiyaku__v1__list_plans_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_plans_reply__message_descriptor(void) {
  return &keiyaku__v1__list_plans_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_plan_request__message_descriptor(void) {
  return &keiyaku__v1__update_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__update_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_default_plan_request__message_descriptor(void) {
  return &keiyaku__v1__set_default_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_default_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__set_default_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_add_on_request__message_descriptor(void) {
  return &keiyaku__v1__create_add_on_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_add_on_reply__message_descriptor(void) {
  return &keiyaku__v1__create_add_on_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_add_on_request__message_descriptor(void) {
  return &keiyaku__v1__get_add_on_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_add_on_reply__message_descriptor(void) {
  return &keiyaku__v1__get_add_on_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_add_ons_request__message_descriptor(void) {
  return &keiyaku__v1__list_add_ons_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_add_ons_reply__message_descriptor(void) {
  return &keiyaku__v1__list_add_ons_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_add_on_request__message_descriptor(void) {
  return &keiyaku__v1__update_add_on_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_add_on_reply__message_descriptor(void) {
  return &keiyaku__v1__update_add_on_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__property_option__message_descriptor(void) {
  return &keiyaku__v1__property_option__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__property_description__message_descriptor(void) {
  return &keiyaku__v1__property_description__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__describe_properties_request__message_descriptor(void) {
  return &keiyaku__v1__describe_properties_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__describe_properties_reply__message_descriptor(void) {
  return &keiyaku__v1__describe_properties_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__impact_row__message_descriptor(void) {
  return &keiyaku__v1__impact_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__impact__message_descriptor(void) {
  return &keiyaku__v1__impact__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_plan_archived_request__message_descriptor(void) {
  return &keiyaku__v1__set_plan_archived_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_plan_archived_reply__message_descriptor(void) {
  return &keiyaku__v1__set_plan_archived_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_add_on_archived_request__message_descriptor(void) {
  return &keiyaku__v1__set_add_on_archived_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_add_on_archived_reply__message_descriptor(void) {
  return &keiyaku__v1__set_add_on_archived_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__detach__message_descriptor(void) {
  return &keiyaku__v1__detach__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_plan_request__message_descriptor(void) {
  return &keiyaku__v1__delete_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__delete_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_add_on_request__message_descriptor(void) {
  return &keiyaku__v1__delete_add_on_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_add_on_reply__message_descriptor(void) {
  return &keiyaku__v1__delete_add_on_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__option_set__message_descriptor(void) {
  return &keiyaku__v1__option_set__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__unavailable__message_descriptor(void) {
  return &keiyaku__v1__unavailable__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__capability__message_descriptor(void) {
  return &keiyaku__v1__capability__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_capabilities_request__message_descriptor(void) {
  return &keiyaku__v1__get_capabilities_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_capabilities_reply__message_descriptor(void) {
  return &keiyaku__v1__get_capabilities_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_capabilities_request__message_descriptor(void) {
  return &keiyaku__v1__set_capabilities_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_capabilities_reply__message_descriptor(void) {
  return &keiyaku__v1__set_capabilities_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__mutation_options__message_descriptor(void) {
  return &keiyaku__v1__mutation_options__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__mutation_result__message_descriptor(void) {
  return &keiyaku__v1__mutation_result__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_mask__message_descriptor(void) {
  return &keiyaku__v1__update_mask__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__text_list__message_descriptor(void) {
  return &keiyaku__v1__text_list__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__property_value__message_descriptor(void) {
  return &keiyaku__v1__property_value__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customer_ref__message_descriptor(void) {
  return &keiyaku__v1__customer_ref__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__plan_ref__message_descriptor(void) {
  return &keiyaku__v1__plan_ref__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_on_ref__message_descriptor(void) {
  return &keiyaku__v1__add_on_ref__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription_ref__message_descriptor(void) {
  return &keiyaku__v1__subscription_ref__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__provider__message_descriptor(void) {
  return &keiyaku__v1__provider__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__owner_ref__message_descriptor(void) {
  return &keiyaku__v1__owner_ref__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__page_request__message_descriptor(void) {
  return &keiyaku__v1__page_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__watch_cursor__message_descriptor(void) {
  return &keiyaku__v1__watch_cursor__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__postal_address__message_descriptor(void) {
  return &keiyaku__v1__postal_address__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__contact__message_descriptor(void) {
  return &keiyaku__v1__contact__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__billing__message_descriptor(void) {
  return &keiyaku__v1__billing__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customer_spec__message_descriptor(void) {
  return &keiyaku__v1__customer_spec__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customer__message_descriptor(void) {
  return &keiyaku__v1__customer__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__credential__message_descriptor(void) {
  return &keiyaku__v1__credential__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_customer_request__message_descriptor(void) {
  return &keiyaku__v1__create_customer_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_customer_reply__message_descriptor(void) {
  return &keiyaku__v1__create_customer_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_customer_request__message_descriptor(void) {
  return &keiyaku__v1__get_customer_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_customer_reply__message_descriptor(void) {
  return &keiyaku__v1__get_customer_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_customers_request__message_descriptor(void) {
  return &keiyaku__v1__list_customers_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_customers_reply__message_descriptor(void) {
  return &keiyaku__v1__list_customers_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_customer_request__message_descriptor(void) {
  return &keiyaku__v1__update_customer_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_customer_reply__message_descriptor(void) {
  return &keiyaku__v1__update_customer_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_credential_request__message_descriptor(void) {
  return &keiyaku__v1__set_credential_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_credential_reply__message_descriptor(void) {
  return &keiyaku__v1__set_credential_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__suspend_customer_request__message_descriptor(void) {
  return &keiyaku__v1__suspend_customer_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__suspend_customer_reply__message_descriptor(void) {
  return &keiyaku__v1__suspend_customer_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__activate_customer_request__message_descriptor(void) {
  return &keiyaku__v1__activate_customer_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__activate_customer_reply__message_descriptor(void) {
  return &keiyaku__v1__activate_customer_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__authenticate_request__message_descriptor(void) {
  return &keiyaku__v1__authenticate_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__authenticate_reply__message_descriptor(void) {
  return &keiyaku__v1__authenticate_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__batch_get_customers_request__message_descriptor(void) {
  return &keiyaku__v1__batch_get_customers_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customer_or_missing__message_descriptor(void) {
  return &keiyaku__v1__customer_or_missing__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__batch_get_customers_reply__message_descriptor(void) {
  return &keiyaku__v1__batch_get_customers_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_customer_request__message_descriptor(void) {
  return &keiyaku__v1__delete_customer_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_customer_reply__message_descriptor(void) {
  return &keiyaku__v1__delete_customer_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__from_now__message_descriptor(void) {
  return &keiyaku__v1__from_now__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__from_time__message_descriptor(void) {
  return &keiyaku__v1__from_time__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__watch_request__message_descriptor(void) {
  return &keiyaku__v1__watch_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__watch_heartbeat__message_descriptor(void) {
  return &keiyaku__v1__watch_heartbeat__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__watch_reply__message_descriptor(void) {
  return &keiyaku__v1__watch_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__entity_ref__message_descriptor(void) {
  return &keiyaku__v1__entity_ref__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_events_request__message_descriptor(void) {
  return &keiyaku__v1__list_events_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_events_reply__message_descriptor(void) {
  return &keiyaku__v1__list_events_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__capabilities_row__message_descriptor(void) {
  return &keiyaku__v1__capabilities_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__plan_row__message_descriptor(void) {
  return &keiyaku__v1__plan_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_on_row__message_descriptor(void) {
  return &keiyaku__v1__add_on_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customer_row__message_descriptor(void) {
  return &keiyaku__v1__customer_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription_row__message_descriptor(void) {
  return &keiyaku__v1__subscription_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__entity_row__message_descriptor(void) {
  return &keiyaku__v1__entity_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__row_counts__message_descriptor(void) {
  return &keiyaku__v1__row_counts__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__export_request__message_descriptor(void) {
  return &keiyaku__v1__export_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__export_header__message_descriptor(void) {
  return &keiyaku__v1__export_header__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__export_end__message_descriptor(void) {
  return &keiyaku__v1__export_end__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__export_reply__message_descriptor(void) {
  return &keiyaku__v1__export_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__import_start__message_descriptor(void) {
  return &keiyaku__v1__import_start__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__import_row__message_descriptor(void) {
  return &keiyaku__v1__import_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__import_request__message_descriptor(void) {
  return &keiyaku__v1__import_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__import_row_result__message_descriptor(void) {
  return &keiyaku__v1__import_row_result__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__import_progress__message_descriptor(void) {
  return &keiyaku__v1__import_progress__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__import_reply__message_descriptor(void) {
  return &keiyaku__v1__import_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription_spec__message_descriptor(void) {
  return &keiyaku__v1__subscription_spec__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_on_selection__message_descriptor(void) {
  return &keiyaku__v1__add_on_selection__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__plan_selection__message_descriptor(void) {
  return &keiyaku__v1__plan_selection__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__custom_selection__message_descriptor(void) {
  return &keiyaku__v1__custom_selection__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customization__message_descriptor(void) {
  return &keiyaku__v1__customization__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__new_subscription__message_descriptor(void) {
  return &keiyaku__v1__new_subscription__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__attached_add_on__message_descriptor(void) {
  return &keiyaku__v1__attached_add_on__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__bound_association__message_descriptor(void) {
  return &keiyaku__v1__bound_association__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__custom_association__message_descriptor(void) {
  return &keiyaku__v1__custom_association__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__lock__message_descriptor(void) {
  return &keiyaku__v1__lock__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription__message_descriptor(void) {
  return &keiyaku__v1__subscription__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__create_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__create_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__create_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__get_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__get_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_subscriptions_request__message_descriptor(void) {
  return &keiyaku__v1__list_subscriptions_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_subscriptions_reply__message_descriptor(void) {
  return &keiyaku__v1__list_subscriptions_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__update_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__update_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__update_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_effective_request__message_descriptor(void) {
  return &keiyaku__v1__get_effective_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__value_layer__message_descriptor(void) {
  return &keiyaku__v1__value_layer__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__value_explanation__message_descriptor(void) {
  return &keiyaku__v1__value_explanation__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__conflict__message_descriptor(void) {
  return &keiyaku__v1__conflict__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__get_effective_reply__message_descriptor(void) {
  return &keiyaku__v1__get_effective_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__value_change__message_descriptor(void) {
  return &keiyaku__v1__value_change__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customize_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__customize_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__customize_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__customize_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__lock_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__lock_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__lock_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__lock_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__unlock_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__unlock_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__unlock_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__unlock_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__transfer_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__transfer_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__transfer_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__transfer_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription_filter__message_descriptor(void) {
  return &keiyaku__v1__subscription_filter__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__batch_get_subscriptions_request__message_descriptor(void) {
  return &keiyaku__v1__batch_get_subscriptions_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription_or_missing__message_descriptor(void) {
  return &keiyaku__v1__subscription_or_missing__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__batch_get_subscriptions_reply__message_descriptor(void) {
  return &keiyaku__v1__batch_get_subscriptions_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__count_subscriptions_request__message_descriptor(void) {
  return &keiyaku__v1__count_subscriptions_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__count_subscriptions_reply__message_descriptor(void) {
  return &keiyaku__v1__count_subscriptions_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__batch_get_effective_request__message_descriptor(void) {
  return &keiyaku__v1__batch_get_effective_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__effective_or_missing__message_descriptor(void) {
  return &keiyaku__v1__effective_or_missing__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__batch_get_effective_reply__message_descriptor(void) {
  return &keiyaku__v1__batch_get_effective_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_conflicts_request__message_descriptor(void) {
  return &keiyaku__v1__list_conflicts_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__list_conflicts_reply__message_descriptor(void) {
  return &keiyaku__v1__list_conflicts_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__reset_overrides_request__message_descriptor(void) {
  return &keiyaku__v1__reset_overrides_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__reset_overrides_reply__message_descriptor(void) {
  return &keiyaku__v1__reset_overrides_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__switch_plan_request__message_descriptor(void) {
  return &keiyaku__v1__switch_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__switch_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__switch_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__detach_plan_request__message_descriptor(void) {
  return &keiyaku__v1__detach_plan_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__detach_plan_reply__message_descriptor(void) {
  return &keiyaku__v1__detach_plan_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_add_on_request__message_descriptor(void) {
  return &keiyaku__v1__add_add_on_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__add_add_on_reply__message_descriptor(void) {
  return &keiyaku__v1__add_add_on_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_add_ons_request__message_descriptor(void) {
  return &keiyaku__v1__set_add_ons_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_add_ons_reply__message_descriptor(void) {
  return &keiyaku__v1__set_add_ons_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__remove_add_on_request__message_descriptor(void) {
  return &keiyaku__v1__remove_add_on_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__remove_add_on_reply__message_descriptor(void) {
  return &keiyaku__v1__remove_add_on_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_subscriber_settings_request__message_descriptor(void) {
  return &keiyaku__v1__set_subscriber_settings_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__set_subscriber_settings_reply__message_descriptor(void) {
  return &keiyaku__v1__set_subscriber_settings_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__suspend_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__suspend_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__suspend_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__suspend_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__activate_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__activate_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__activate_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__activate_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__never_expires__message_descriptor(void) {
  return &keiyaku__v1__never_expires__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__renew_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__renew_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__renew_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__renew_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_subscription_request__message_descriptor(void) {
  return &keiyaku__v1__delete_subscription_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__delete_subscription_reply__message_descriptor(void) {
  return &keiyaku__v1__delete_subscription_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__subscription_ids__message_descriptor(void) {
  return &keiyaku__v1__subscription_ids__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__all_subscriptions__message_descriptor(void) {
  return &keiyaku__v1__all_subscriptions__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__bulk_operation__message_descriptor(void) {
  return &keiyaku__v1__bulk_operation__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__bulk_update_request__message_descriptor(void) {
  return &keiyaku__v1__bulk_update_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__bulk_row__message_descriptor(void) {
  return &keiyaku__v1__bulk_row__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__bulk_progress__message_descriptor(void) {
  return &keiyaku__v1__bulk_progress__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__bulk_update_reply__message_descriptor(void) {
  return &keiyaku__v1__bulk_update_reply__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__watch_effective_request__message_descriptor(void) {
  return &keiyaku__v1__watch_effective_request__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__effective_match__message_descriptor(void) {
  return &keiyaku__v1__effective_match__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__effective_position__message_descriptor(void) {
  return &keiyaku__v1__effective_position__descriptor;
}
static inline const ProtobufCMessageDescriptor *keiyaku__v1__watch_effective_reply__message_descriptor(void) {
  return &keiyaku__v1__watch_effective_reply__descriptor;
}

#endif
