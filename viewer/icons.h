// The icons of buttons and menus, by their code points in Fork Awesome.
#pragma once

namespace samspil::icon {

inline constexpr char32_t kSearch = 0xF002, kUndo = 0xF0E2, kRedo = 0xF01E, kSun = 0xF185, kMoon = 0xF186,
                          kHistory = 0xF1DA, kClose = 0xF00D, kEye = 0xF06E, kEyeSlash = 0xF070, kUpload = 0xF093,
                          kList = 0xF03A, kHelp = 0xF059, kInfo = 0xF05A, kWarning = 0xF071, kCheck = 0xF00C,
                          kPin = 0xF08D, kExpand = 0xF065, kCrosshairs = 0xF05B, kKeyboard = 0xF11C, kGlobe = 0xF0AC,
                          kPlus = 0xF067, kMinus = 0xF068, kFilter = 0xF0B0, kShare = 0xF1E0, kCompass = 0xF14E,
                          kLanguage = 0xF1AB, kMagic = 0xF0D0, kUsers = 0xF0C0, kChevronRight = 0xF105,
                          kFileText = 0xF0F6, kHeart = 0xF08A, kDatabase = 0xF1C0, kGroup = 0xF247,
                          kTextHeight = 0xF034, kExchange = 0xF0EC, kDot = 0xF192, kBan = 0xF05E, kBolt = 0xF0E7,
                          kHome = 0xF015, kDesktop = 0xF108, kDownload = 0xF019, kFolder = 0xF07B,
                          kChevronLeft = 0xF104, kArrowUp = 0xF062, kTable = 0xF0CE, kClipboard = 0xF0EA,
                          kColumns = 0xF0DB, kPencil = 0xF040, kTrash = 0xF1F8, kCheckSquare = 0xF046, kSquare = 0xF096,
                          kPlay = 0xF04B, kPause = 0xF04C, kSliders = 0xF1DE, kClock = 0xF017, kCopy = 0xF0C5,
                          kPaint = 0xF1FC, kChevronUp = 0xF077, kChevronDown = 0xF078, kTh = 0xF00A, kUnlink = 0xF127,
                          kHandshake = 0xF2B5, kComments = 0xF0E6, kCaretDown = 0xF0D7, kCaretRight = 0xF0DA,
                          kRoad = 0xF018, kRings = 0xF140, kLink = 0xF0C1, kObjectGroup = 0xF247, kCut = 0xF0C4,
                          kStickyNote = 0xF24A;

}  // namespace samspil::icon
