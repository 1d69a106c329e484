// Any operator by name, through the dispatcher's boxed calling convention.
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

#include <deque>
#include <string>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

namespace {

thread_local std::vector<c10::IValue> results_of_call;
// Handles of result lists; a deque, since growing it moves no element.
thread_local std::deque<std::vector<int64_t>> lists;

// The schema as the dispatcher registered it, without defaults and alias marks.
std::string text_of(const c10::FunctionSchema& schema) {
  std::string text = schema.name() + (schema.overload_name().empty() ? "" : "." + schema.overload_name()) + "(";
  bool keyword_only = false;
  for (size_t i = 0; i < schema.arguments().size(); i++) {
    const c10::Argument& argument = schema.arguments()[i];
    text += i == 0 ? "" : ", ";
    if (argument.kwarg_only() && !keyword_only) {
      keyword_only = true;
      text += "*, ";
    }
    text += argument.real_type()->str() + " " + argument.name();
  }
  text += ") -> ";
  for (size_t i = 0; i < schema.returns().size(); i++) {
    text += (i == 0 ? "" : ", ") + schema.returns()[i].real_type()->str();
  }
  return text;
}

c10::TypePtr without_optional(const c10::TypePtr& type) {
  auto optional = type->cast<c10::OptionalType>();
  return optional ? optional->getElementType() : type;
}

bool is_float(const c10::TypePtr& type) {
  return type->kind() == c10::TypeKind::FloatType;
}

c10::IValue list_of_ints(const pt_value& given, const c10::TypePtr& type) {
  const auto* data = reinterpret_cast<const int64_t*>(given.integer);
  if (auto list = type->cast<c10::ListType>(); list && is_float(list->getElementType())) {
    return std::vector<double>(data, data + given.size);
  }
  return std::vector<int64_t>(data, data + given.size);
}

c10::IValue list_of_tensors(const pt_value& given, const c10::TypePtr& type) {
  const auto* handles = reinterpret_cast<const pt_tensor*>(given.integer);
  auto list = type->cast<c10::ListType>();
  if (list && list->getElementType()->kind() == c10::TypeKind::OptionalType) {
    return optional_tensors(handles, given.size);
  }
  return tensors(handles, given.size).vec();
}

c10::IValue boxed(const pt_value& given, const c10::TypePtr& declared) {
  c10::TypePtr type = without_optional(declared);
  switch (given.kind) {
    case PT_VALUE_NONE:
      return {};
    case PT_VALUE_TENSOR:
      return tensor(given.integer);
    case PT_VALUE_INT:
      return is_float(type) ? c10::IValue(static_cast<double>(given.integer)) : c10::IValue(given.integer);
    case PT_VALUE_DOUBLE:
      return given.real;
    case PT_VALUE_BOOL:
      return given.integer != 0;
    case PT_VALUE_STRING:
      return std::string(reinterpret_cast<const char*>(given.integer), given.size);
    case PT_VALUE_INTS:
      return list_of_ints(given, type);
    case PT_VALUE_DOUBLES: {
      const auto* data = reinterpret_cast<const double*>(given.integer);
      return std::vector<double>(data, data + given.size);
    }
    case PT_VALUE_TENSORS:
      return list_of_tensors(given, type);
    case PT_VALUE_BOOLS: {
      const auto* data = reinterpret_cast<const int64_t*>(given.integer);
      c10::List<bool> list;
      for (int64_t i = 0; i < given.size; i++) {
        list.push_back(data[i] != 0);
      }
      return list;
    }
    case PT_VALUE_DTYPE:
      return given.integer;
    case PT_VALUE_DEVICE:
      return device(static_cast<int32_t>(given.integer));
    case PT_VALUE_GENERATOR: {
      pt_generator handle = given.integer;
      return generator(handle);
    }
    default:
      throw std::invalid_argument("unknown kind of value " + std::to_string(given.kind));
  }
}

std::vector<c10::IValue> boxed_arguments(const c10::FunctionSchema& schema, const pt_value* arguments, int64_t size) {
  if (size > static_cast<int64_t>(schema.arguments().size())) {
    throw std::invalid_argument("takes " + std::to_string(schema.arguments().size()) + " arguments, not " +
                                std::to_string(size) + ": " + text_of(schema));
  }
  std::vector<c10::IValue> stack;
  for (size_t i = 0; i < schema.arguments().size(); i++) {
    const c10::Argument& declared = schema.arguments()[i];
    if (static_cast<int64_t>(i) < size) {
      stack.push_back(boxed(arguments[i], declared.type()));
    } else if (declared.default_value()) {
      stack.push_back(*declared.default_value());
    } else {
      throw std::invalid_argument("argument " + declared.name() + " is missing: " + text_of(schema));
    }
  }
  schema.checkAndNormalizeInputs(stack, {});
  return stack;
}

pt_value unboxed(const c10::IValue& given) {
  pt_value value{PT_VALUE_NONE, 0, 0, 0};
  if (given.isTensor()) {
    value.kind = given.toTensor().defined() ? PT_VALUE_TENSOR : PT_VALUE_NONE;
    value.integer = give(given.toTensor());
  } else if (given.isInt()) {
    value.kind = PT_VALUE_INT;
    value.integer = given.toInt();
  } else if (given.isDouble()) {
    value.kind = PT_VALUE_DOUBLE;
    value.real = given.toDouble();
  } else if (given.isBool()) {
    value.kind = PT_VALUE_BOOL;
    value.integer = given.toBool();
  } else if (given.isString()) {
    value.kind = PT_VALUE_STRING;
    value.size = static_cast<int64_t>(given.toStringRef().size());
    value.integer = reinterpret_cast<int64_t>(given.toStringRef().data());
  } else if (given.isTensorList()) {
    lists.emplace_back();
    for (const at::Tensor& each : given.toTensorVector()) {
      lists.back().push_back(give(each));
    }
    value.kind = PT_VALUE_TENSORS;
    value.size = static_cast<int64_t>(lists.back().size());
    value.integer = reinterpret_cast<int64_t>(lists.back().data());
  } else if (!given.isNone()) {
    throw std::runtime_error("returns a " + given.tagKind() + ", which has no counterpart here");
  }
  return value;
}

}  // namespace

int64_t pt_call(const char* name, const char* overload, const pt_value* arguments, int64_t arguments_size) {
  try {
    auto op = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    std::vector<c10::IValue> stack = boxed_arguments(op.schema(), arguments, arguments_size);
    op.callBoxed(&stack);
    results_of_call = std::move(stack);
    return static_cast<int64_t>(results_of_call.size());
  } catch (...) {
    std::vector<pt_tensor> handles;
    for (int64_t i = 0; i < arguments_size; i++) {
      if (arguments[i].kind == PT_VALUE_TENSOR) {
        handles.push_back(arguments[i].integer);
      }
    }
    fail(name, handles.data(), static_cast<int64_t>(handles.size()));
    return -1;
  }
}

int32_t pt_call_results(pt_value* results) {
  return status("call", {}, [&] {
    lists.clear();
    for (const c10::IValue& each : results_of_call) {
      *results++ = unboxed(each);
    }
    // A string's characters are read after this returns, so the results stay until the next call.
  });
}

const char* pt_schema(const char* name, const char* overload) {
  static thread_local std::string text;
  return value("schema", static_cast<const char*>(nullptr), {}, [&] {
    text = text_of(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload).schema());
    return text.c_str();
  });
}
