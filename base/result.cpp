#include "base/result.h"

namespace samspil {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::notFound: return "not_found";
    case ErrorCode::invalidArgument: return "invalid_argument";
    case ErrorCode::invalidData: return "invalid_data";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::locked: return "locked";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::noSpace: return "no_space";
    case ErrorCode::io: return "io";
    case ErrorCode::cancelled: return "cancelled";
  }
  return "unknown";
}

}  // namespace samspil
